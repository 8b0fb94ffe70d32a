import Foundation

/// Where KaTeX is installed.
public struct KaTeXInstallation: Sendable, Hashable {
  /// The folder with `katex.min.js`, `katex.min.css` and `fonts`.
  public let folder: String

  /// Where the usual packages put it; the environment variable `KATEX_FOLDER` comes first.
  private static let folders = [
    "/usr/share/javascript/katex", "/usr/local/share/javascript/katex",
    "/opt/homebrew/lib/node_modules/katex/dist", "/usr/local/lib/node_modules/katex/dist",
    "/usr/lib/node_modules/katex/dist",
  ]

  /// Finds the installation, or `nil` when there is none.
  public static func find() -> KaTeXInstallation? {
    let override = ProcessInfo.processInfo.environment["KATEX_FOLDER"].map { [$0] } ?? folders
    let found = override.first { FileManager.default.isReadableFile(atPath: $0 + "/katex.min.js") }
    return found.map(KaTeXInstallation.init(folder:))
  }

  /// An installation in a folder.
  public init(folder: String) { self.folder = folder }

  /// A file of the installation, such as `katex.min.css`.
  public func file(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: folder + "/" + path).map(Array.init)
  }

  /// The names of the fonts in WOFF2, sorted.
  public var fonts: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/fonts")) ?? []
    return names.filter { $0.hasSuffix(".woff2") }.sorted()
  }
}
