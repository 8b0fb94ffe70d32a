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
  /// What is wrong in the files themselves.
  private(set) var files: [FileReport] = []

  init() {}

  /// The cited works as a list gives them: by author, year and title.
  var listed: [BibTeXEntry] {
    let keyed = cited.compactMap { works[$0] }.map { (work: $0, order: $0.order) }
    return keyed.sorted { $0.order.lexicographicallyPrecedes($1.order) }.map(\.work)
  }

  /// The works that a block of the page is the first to cite.
  func works(after block: Int) -> [BibTeXEntry] { (keysAfter[block] ?? []).compactMap { works[$0] } }

  init(of chapter: Chapter, options: BookOptions) {
    for path in chapter.frontMatter.bibliography {
      let place = Self.place(of: path, in: chapter)
      if let bytes = options.readFile(chapter.name, path) {
        add(bytes, from: Self.name(of: path, beside: chapter))
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
  private mutating func add(_ bytes: [UInt8], from name: String) {
    let file = BibTeXFile(String(decoding: bytes, as: UTF8.self))
    var problems = file.problems
    for entry in file.entries {
      if works[entry.key] == nil {
        works[entry.key] = entry
      } else {
        let message = "the key '\(entry.key)' is given twice"
        problems.append(.init(line: entry.line, message: message, hint: "the first work of that key counts"))
      }
    }
    guard !problems.isEmpty else { return }
    let source = SourceText(name: name, bytes: bytes)
    let diagnostics = problems.sorted { $0.line < $1.line }.map { problem in
      Diagnostic(.warning, code: "W0612", problem.message, at: source.line(problem.line), hint: problem.hint)
    }
    files.append(FileReport(source: source, diagnostics: diagnostics))
  }

  /// What people call a file that a chapter names.
  private static func name(of path: String, beside chapter: Chapter) -> String {
    let notebook = chapter.notebook.document.source.name
    let folder = notebook.lastIndex(of: "/").map { notebook[...$0] } ?? ""
    return folder + path
  }

  /// Where the front matter names a file.
  private static func place(of path: String, in chapter: Chapter) -> Span {
    let matter = chapter.markdown.frontMatter ?? Span(0, 0)
    return chapter.source.firstSpan(of: path, in: matter) ?? matter
  }

  private mutating func cite(_ chapter: Chapter) {
    var seen: Set<String> = []
    for mention in chapter.mentions {
      guard case .work(let key, let isNarrative) = mention.kind else { continue }
      guard works[key] != nil else {
        if !isNarrative || !works.isEmpty { report(key, at: mention.span, isNarrative) }
        continue
      }
      guard seen.insert(key).inserted else { continue }
      cited.append(key)
      keysAfter[mention.block, default: []].append(key)
    }
  }

  private mutating func report(_ key: String, at span: Span, _ isNarrative: Bool) {
    let nearest = Suggestion.hint(for: key, among: Array(works.keys.sorted().prefix(500)))
    let hint =
      works.isEmpty
      ? "name a BibTeX file under 'bibliography:' in the front matter"
      : nearest + (isNarrative ? "; write '\\@\(key)' for a name that is no work" : "")
    diagnostics.append(
      Diagnostic(
        code: "E0610", "there is no work '\(key)' in the bibliography", at: span, hint: hint))
  }
}
