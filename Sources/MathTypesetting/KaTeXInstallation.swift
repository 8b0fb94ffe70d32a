public import Foundation

/// Where KaTeX is installed: its script, style and fonts.
public struct KaTeXInstallation: Sendable {
  /// The folder that holds `katex.min.js`, `katex.min.css` and `fonts`.
  public let folder: URL
  let script: String

  /// Looks in the folder that `SWIFT_NN_KATEX` names, then where packages put it; `nil` where it is not.
  public init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
    let candidates = (environment["SWIFT_NN_KATEX"].map { [$0] } ?? []) + Self.folders
    for path in candidates {
      let folder = URL(fileURLWithPath: path)
      if let script = try? String(contentsOf: folder.appendingPathComponent("katex.min.js"), encoding: .utf8)
      {
        self.folder = folder
        self.script = script
        return
      }
    }
    return nil
  }

  private static let folders = [
    "/usr/share/javascript/katex", "/usr/share/nodejs/katex/dist", "/usr/local/share/katex",
    "/opt/homebrew/lib/node_modules/katex/dist", "/usr/local/lib/node_modules/katex/dist",
  ]

  /// The style sheet, with its fonts as relative names.
  public var style: String? {
    try? String(contentsOf: folder.appendingPathComponent("katex.min.css"), encoding: .utf8)
  }

  /// The font files by name, in alphabetical order.
  public var fonts: [URL] {
    let fonts = folder.appendingPathComponent("fonts").resolvingSymlinksInPath()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: fonts.path)) ?? []
    return names.sorted().map { fonts.appendingPathComponent($0) }
  }

  /// What to do where KaTeX is not installed.
  public static let advice = "install KaTeX: apt-get install libjs-katex fonts-katex"
}
