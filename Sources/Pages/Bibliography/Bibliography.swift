import CommonMark
import Notebook
import Source

/// The works that a chapter cites.
struct Bibliography: Sendable {
  /// The works by key.
  private(set) var works: [String: BibTeXEntry] = [:]
  /// The keys in the order in which they are first cited.
  private(set) var cited: [String] = []
  /// The keys that a block of the page is the first to cite.
  private var keysAfter: [Int: [String]] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init() {}

  /// The works that a block of the page is the first to cite.
  func works(after block: Int) -> [BibTeXEntry] { (keysAfter[block] ?? []).compactMap { works[$0] } }

  init(of chapter: Chapter, options: BookOptions) {
    for path in chapter.frontMatter.bibliography {
      let place = Self.place(of: path, in: chapter)
      if let bytes = options.readFile(chapter.name, path) {
        add(BibTeXFile(String(decoding: bytes, as: UTF8.self)), from: path, at: place)
      } else {
        diagnostics.append(
          Diagnostic(
            code: "E0611", "the bibliography '\(path)' cannot be read", at: place,
            hint: "its path starts at the notebook's folder and stays below the book's"))
      }
    }
    cite(chapter)
  }

  /// Takes in the works of a file; of two with one key the first counts.
  private mutating func add(_ file: BibTeXFile, from path: String, at place: Span) {
    for entry in file.entries where works[entry.key] == nil { works[entry.key] = entry }
    guard let first = file.problems.first else { return }
    let others = file.problems.dropFirst().prefix(20).map { "\(path):\($0.line): \($0.message)" }
    diagnostics.append(
      Diagnostic(
        .warning, code: "W0612", "\(path):\(first.line): \(first.message)", at: place,
        hint: "this work is left out", notes: others))
  }

  /// Where the front matter names a file.
  private static func place(of path: String, in chapter: Chapter) -> Span {
    let matter = chapter.markdown.frontMatter ?? Span(0, 0)
    return chapter.source.firstSpan(of: path, in: matter) ?? matter
  }

  private mutating func cite(_ chapter: Chapter) {
    var seen: Set<String> = []
    for mention in chapter.mentions {
      guard case .work(let key) = mention.kind else { continue }
      guard works[key] != nil else {
        report(key, at: mention.span)
        continue
      }
      guard seen.insert(key).inserted else { continue }
      cited.append(key)
      keysAfter[mention.block, default: []].append(key)
    }
  }

  private mutating func report(_ key: String, at span: Span) {
    let hint =
      works.isEmpty
      ? "name a BibTeX file under 'bibliography:' in the front matter"
      : Suggestion.hint(for: key, among: Array(works.keys.sorted().prefix(500)))
    diagnostics.append(
      Diagnostic(
        code: "E0610", "there is no work '\(key)' in the bibliography", at: span, hint: hint))
  }
}
