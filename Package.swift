// swift-tools-version: 6.2
import PackageDescription

/// The processor that the engine is compiled for: the one it is built on, unless `SWIFT_NN_CPU` names
/// another (`x86-64-v3`, `x86-64`, …) for a binary that travels. `swift-nn` checks at start that the
/// processor it runs on has the instructions that the build assumed.
let processor = Context.environment["SWIFT_NN_CPU"] ?? "native"

#if arch(x86_64)
  let processorFlags = ["-Xcc", "-march=\(processor)"]
#else
  let processorFlags = ["-Xcc", "-mcpu=\(processor)"]
#endif

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "swift-nn",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "swift-nn", targets: ["swift-nn"]),
    .library(name: "Engine", targets: ["Engine"]),
    .library(name: "Plotting", targets: ["Plotting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
  ],
  targets: [
    .executableTarget(
      name: "swift-nn",
      dependencies: [
        "Pages", "Notebook", "Engine", "Plotting", "MathTypesetting", "Source", "CProcessor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      swiftSettings: settings),
    .target(
      name: "Pages",
      dependencies: ["Notebook", "Plotting", "MathTypesetting", "CommonMark", "Source"],
      resources: [.embedInCode("Assets")],
      swiftSettings: settings),
    .target(
      name: "Notebook",
      dependencies: [
        "CommonMark", "Engine", "Plotting", "Source",
        .product(name: "Yams", package: "Yams"),
        .product(name: "SwiftCSV", package: "SwiftCSV"),
      ],
      swiftSettings: settings),
    .target(name: "Plotting", swiftSettings: settings),
    .target(
      name: "Engine",
      dependencies: ["CProcessor"],
      swiftSettings: settings + [.unsafeFlags(processorFlags)]),
    .target(name: "CommonMark", dependencies: ["CCmark", "Source"], swiftSettings: settings),
    .target(
      name: "MathTypesetting", dependencies: ["CDuktape", "Source"], swiftSettings: settings),
    .target(name: "Source", swiftSettings: settings),

    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CDuktape", pkgConfig: "duktape",
      providers: [.apt(["duktape-dev"]), .brew(["duktape"])]),
    .target(name: "CProcessor"),

    .testTarget(name: "SourceTests", dependencies: ["Source"], swiftSettings: settings),
    .testTarget(
      name: "CommonMarkTests", dependencies: ["CommonMark", "Source"], swiftSettings: settings),
    .testTarget(
      name: "MathTypesettingTests", dependencies: ["MathTypesetting", "Source"],
      swiftSettings: settings),
    .testTarget(
      name: "EngineTests", dependencies: ["Engine"],
      exclude: [
        "References/derivatives.py", "References/elementary.py", "References/generators.py",
        "References/operations.py", "References/trajectories.py",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PlottingTests", dependencies: ["Plotting"], exclude: ["Goldens"],
      swiftSettings: settings),
    .testTarget(
      name: "NotebookTests", dependencies: ["Notebook", "Source", "CommonMark", "Engine", "Plotting"],
      swiftSettings: settings),
    .testTarget(
      name: "PagesTests",
      dependencies: ["Pages", "Notebook", "CommonMark", "MathTypesetting", "Source"],
      exclude: ["Goldens"],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests", dependencies: ["swift-nn", "Notebook", "Source"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
