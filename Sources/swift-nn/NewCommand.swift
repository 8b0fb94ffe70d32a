import ArgumentParser
import Foundation

/// `swift-nn new`: a notebook to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Writes a notebook to start from; it renders as it is.")

  @Argument(help: "Where to write it, for example Notebooks/03-my-lesson.md.")
  var path: String

  func run() throws {
    let file = URL(fileURLWithPath: path.hasSuffix(".md") ? path : path + ".md")
    guard !path.hasSuffix("."), !path.hasSuffix("/") else {
      throw ValidationError("'\(path)' is a folder; name the notebook, for example Notebooks/my-lesson.md.")
    }
    guard !FileManager.default.fileExists(atPath: file.path) else {
      throw ValidationError("'\(file.relativePath)' is already there; choose another name.")
    }
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(Self.template.utf8).write(to: file, options: .atomic)
    } catch {
      StandardError.write("error: '\(file.relativePath)' cannot be written\n")
      throw ExitCode.failure
    }
    print("Wrote \(file.relativePath). Render it with: swift-nn render \(file.relativePath)")
  }

  /// A lesson that shows what a notebook is made of.
  static let template = """
    ---
    title: A first lesson
    description: A network learns a curve.
    ---

    A network is trained to follow $y = \\sin 2x$ on the interval from −2 to 2. The points are in @fig-points.

    ```swift-nn
    #| label: fig-points
    #| fig-cap: The points to learn from.
    define x = range(-2, 2, step: 0.05)
    define data curve
      x: x
      y: sin(2*x)
    plot curve
    ```

    One hidden layer of ten units is enough:

    ```swift-nn
    #| label: fig-training
    #| fig-cap: The fit and the loss while the network learns.
    define network net
      layers: [1, 10, 1]
    train net on curve
      optimizer: adam
      rate: 0.02
      steps: 2000
    animate training of net on curve
    ```

    After training the loss is `{nn} loss(net) %.2e`, and the text says so by itself.

    ```swift-nn
    expect loss(net) < 1e-3
    ```

    """
}
