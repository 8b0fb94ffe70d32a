import CommonMark
import MathTypesetting
import Source

/// What the parts of one page share.
struct PageContext: Sendable {
  let options: BookOptions
  let references: References
  let formulas: Formulas
  let captions: Captions
  let assets: ChapterAssets
  let bibliography: Bibliography
  /// KaTeX's style sheet, the same for every page of a book.
  let formulaStyle: String
  private let chapterNames: Set<String>

  init(
    _ book: Book, chapter: Chapter, formulas: Formulas, formulaStyle: String,
    by typesetter: inout MathTypesetter
  ) {
    self.formulaStyle = formulaStyle
    options = book.options
    references = book.references
    self.formulas = formulas
    captions = Captions(chapter, references: book.references, by: &typesetter)
    assets = ChapterAssets(chapter, options: book.options)
    bibliography = book.bibliography(of: chapter)
    chapterNames = Set(book.chapters.map(\.name))
  }

  /// Whether the page needs KaTeX's style.
  var hasFormulas: Bool { !formulas.isEmpty || captions.hasFormulas }

  /// Whether a link may lead to a destination.
  func isAllowed(_ url: String) -> Bool { options.allowsHTML || !HTMLText.isDangerous(url) }

  /// The page of another notebook of the book, or the destination itself.
  func page(for url: String) -> String {
    let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts.first, path.hasSuffix(".md"), chapterNames.contains(String(path.dropLast(3)))
    else {
      return url
    }
    return path.dropLast(3) + ".html" + (parts.count > 1 ? "#" + parts[1] : "")
  }
}

/// The pictures that a chapter's text shows from files.
struct ChapterAssets: Sendable {
  /// The files to write beside the page.
  private(set) var files: [OutputFile] = []
  private var embedded: [String: String] = [:]

  init(_ chapter: Chapter, options: BookOptions) {
    for node in chapter.markdown.nodes {
      guard case .image(let url, _, _) = node.kind, embedded[url] == nil, let path = Self.localPath(url),
        let bytes = options.readFile(chapter.name, path)
      else { continue }
      files.append(OutputFile(path: path, bytes: bytes))
      if options.isSelfContained { embedded[url] = DataURL.text(bytes, path: path) }
    }
  }

  /// The destination of a picture on the page.
  func url(of url: String) -> String { embedded[url] ?? url }

  /// A path below the chapter's folder; nothing above it, nothing absolute, nothing from elsewhere.
  private static func localPath(_ url: String) -> String? {
    let parts = url.split(separator: "/", omittingEmptySubsequences: false)
    guard !url.isEmpty, !url.contains(":"), !url.hasPrefix("/"), !parts.contains("..") else { return nil }
    return url
  }
}

/// Files as part of a page.
enum DataURL {
  /// A `data:` URL, its type by the name of the file.
  static func text(_ bytes: [UInt8], path: String) -> String {
    "data:\(type(path));base64,\(Base64.text(bytes))"
  }

  private static func type(_ path: String) -> String {
    switch path.split(separator: ".").last?.lowercased() {
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "gif": "image/gif"
    case "webp": "image/webp"
    case "woff2": "font/woff2"
    default: "application/octet-stream"
    }
  }
}

/// Base64 as in RFC 4648.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = (0..<3).reduce(0) { $0 << 8 | (start + $1 < bytes.count ? Int(bytes[start + $1]) : 0) }
      let known = min(3, bytes.count - start) + 1
      for place in 0..<4 {
        result.append(place < known ? alphabet[group >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
