import MathTypesetting

/// What a book is rendered to, and how.
public struct BookOptions: Sendable {
  /// What can be written.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case html, markdown, ipynb
  }

  /// What is written.
  public var formats: Set<Format> = [.html, .markdown]
  /// The title of the book on its first page.
  public var title = "Contents"
  /// Whether each page is one file that needs no other.
  public var isSelfContained = false
  /// Whether the author's HTML and any link are passed through.
  public var allowsHTML = false
  /// Whether a first page with the chapters and the search is written.
  public var hasIndex = true
  /// Where formulas are kept between runs; `nil` for nowhere.
  public var formulaCache: String?
  /// Reads a file below a chapter's folder, named as in its text; gives `nil` when it may not or cannot.
  public var readFile: @Sendable (_ chapter: String, _ path: String) -> [UInt8]? = { _, _ in nil }

  /// Options with every default.
  public init() {}
}

/// A file to be written, relative to the output folder.
public struct OutputFile: Sendable, Hashable {
  /// Its path below the output folder, with `/` between its parts.
  public let path: String
  /// What is in it.
  public let bytes: [UInt8]
  /// Whether it shows measurements, so that its bytes differ from run to run.
  public let isMeasured: Bool

  /// A file of bytes.
  public init(path: String, bytes: [UInt8], isMeasured: Bool = false) {
    self.path = path
    self.bytes = bytes
    self.isMeasured = isMeasured
  }

  /// A file of text.
  public init(path: String, text: String, isMeasured: Bool = false) {
    self.init(path: path, bytes: Array(text.utf8), isMeasured: isMeasured)
  }
}
