import CommonMark
import Foundation
import Notebook
import Source

/// The pictures that a chapter's text shows from files.
struct ChapterAssets: Sendable {
  /// The files to write beside the page.
  private(set) var files: [OutputFile] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// What a page may load, by what the text names.
  private var shown: [String: String] = [:]
  private var refused: Set<String> = []
  /// The place in ``files`` of what the text names.
  private var fileOf: [String: Int] = [:]

  init(_ chapter: Chapter, options: BookOptions) {
    for node in chapter.markdown.nodes {
      guard case .image(let url, _, _) = node.kind, shown[url] == nil, !refused.contains(url) else {
        continue
      }
      if let problem = add(url, for: chapter, options) {
        refused.insert(url)
        diagnostics.append(problem.diagnostic(url, at: node.span))
      }
    }
  }

  /// The destination of a picture on the page; `nil` for one that cannot be shown.
  func url(of url: String) -> String? { shown[url] }

  /// The file that the text names; `nil` for one that cannot be shown, or that the text itself holds.
  func file(of url: String) -> OutputFile? { fileOf[url].map { files[$0] } }

  private mutating func add(_ url: String, for chapter: Chapter, _ options: BookOptions) -> Problem? {
    if url.lowercased().hasPrefix("data:"), !HTMLText.isDangerous(url) {
      shown[url] = url
      return nil
    }
    guard !url.hasPrefix("//"), !url.contains(":") else { return .isElsewhere }
    guard let path = Self.path(url), MediaType.picture(path) != nil else { return .isNoPicture }
    guard let bytes = options.readFile(chapter.name, path) else { return .isUnreadable }
    fileOf[url] = files.count
    files.append(OutputFile(path: path, bytes: bytes))
    shown[url] = options.isSelfContained ? DataURL.text(bytes, path: path) : url
    return nil
  }

  /// A path below the chapter's folder: nothing above it, nothing absolute.
  static func path(_ url: String) -> String? {
    let end = url.firstIndex { $0 == "?" || $0 == "#" } ?? url.endIndex
    let path = String(url[..<end]).removingPercentEncoding ?? ""
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return path.isEmpty || path.hasPrefix("/") || parts.contains("..") ? nil : path
  }
}

/// Why a picture is not shown.
private enum Problem {
  case isElsewhere, isNoPicture, isUnreadable

  func diagnostic(_ url: String, at span: Span) -> Diagnostic {
    switch self {
    case .isElsewhere:
      Diagnostic(
        .warning, code: "W0614", "a picture from elsewhere is not shown", at: span,
        hint: "a page loads nothing from elsewhere; put the file beside the notebook")
    case .isNoPicture:
      Diagnostic(
        code: "E0613", "'\(url)' is no picture below the notebook's folder", at: span,
        hint: "SVG, PNG, JPEG, GIF, WebP and AVIF are shown")
    case .isUnreadable:
      Diagnostic(
        code: "E0613", "the picture '\(url)' cannot be read", at: span,
        hint: "its path starts at the notebook's folder")
    }
  }
}
