import CommonMark
import Foundation
import Source

/// Where the links of a chapter lead: files beside it go with its page, and what is nowhere is told.
struct LinkedFiles: Sendable {
  /// The files to write beside the page.
  private(set) var files: [OutputFile] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Files as part of a page that stands alone, by what the text names.
  private var embedded: [String: String] = [:]
  private var problems: [String: Problem?] = [:]
  private var anchors: [String: Anchors] = [:]
  private var copied: Set<String> = []
  private var hints = 0

  /// Why a link leads nowhere, and what to do.
  private struct Problem {
    let message: String
    let hint: String
  }

  init(_ chapter: Chapter, of book: Book) {
    var links: [(url: String, span: Span)] = []
    for node in chapter.markdown.nodes {
      if case .link(let url, _) = node.kind { links.append((url, node.span)) }
    }
    for passage in chapter.passages {
      for node in passage.document.nodes {
        if case .link(let url, _) = node.kind { links.append((url, passage.span(of: node))) }
      }
    }
    for link in links {
      let problem = problems[link.url] ?? follow(link.url, from: chapter, of: book)
      problems.updateValue(problem, forKey: link.url)
      guard let problem else { continue }
      diagnostics.append(
        Diagnostic(.warning, code: "W0620", problem.message, at: link.span, hint: problem.hint))
    }
  }

  /// The file that a link leads to, as part of the page; `nil` where it is beside the page.
  func embedded(_ url: String) -> String? { embedded[url] }

  private mutating func follow(_ url: String, from chapter: Chapter, of book: Book) -> Problem? {
    guard !url.isEmpty, !url.hasPrefix("//"), !Self.hasScheme(url) else {
      return nil
    }
    let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let path = (parts.first ?? "").removingPercentEncoding ?? ""
    let place = parts.count > 1 ? parts[1].removingPercentEncoding ?? parts[1] : ""
    if path.isEmpty { return self.place(place, in: chapter, of: book) }
    guard let name = Book.chapter(atPath: path, among: book.titles) else {
      return add(url, from: chapter, of: book)
    }
    guard let other = book.chapters.first(where: { $0.name == name }) else { return nil }
    return self.place(place, in: other, of: book)
  }

  /// Whether a colon stands before anything that only paths have.
  private static func hasScheme(_ url: String) -> Bool {
    url.utf8.first { ":/?#".utf8.contains($0) } == UInt8(ascii: ":")
  }

  /// The author's own HTML may have names of its own.
  private mutating func place(_ name: String, in chapter: Chapter, of book: Book) -> Problem? {
    guard !name.isEmpty, !book.options.allowsHTML else { return nil }
    let known = anchors[chapter.name] ?? Anchors(chapter, book.bibliography(of: chapter))
    anchors[chapter.name] = known
    guard !known.set.contains(name) else { return nil }
    let nearest = nearest(to: name, among: known.first)
    return Problem(
      message: "nothing is called '#\(name)' in '\(chapter.name)'",
      hint: nearest.map { "did you mean '#\($0)'?" } ?? "give the heading a label, '{#\(name)}'")
  }

  /// A hint compares a name with others, so there are only so many.
  private mutating func nearest(to name: String, among known: [String]) -> String? {
    hints += 1
    return hints <= Self.mostHints ? Suggestion.nearest(to: name, among: known) : nil
  }

  private static let mostHints = 50
  fileprivate static let mostCompared = 200

  private mutating func add(_ url: String, from chapter: Chapter, of book: Book) -> Problem? {
    guard let path = ChapterAssets.path(url) else {
      return Problem(
        message: "'\(url)' is not below the notebook's folder",
        hint: "a book stands alone; put the file beside the notebook")
    }
    let name = String(path.trimmingPrefix("./"))
    if book.isPage(name) { return nil }
    guard let bytes = book.options.readFile(chapter.name, name) else {
      let nearest = nearest(to: name, among: book.chapters.prefix(Self.mostCompared).map { $0.name + ".md" })
      return Problem(
        message: "there is no file '\(name)'",
        hint: nearest.map { "did you mean '\($0)'?" } ?? "its path starts at the notebook's folder")
    }
    guard book.options.allowsHTML || !Self.mayRun(name) else {
      return Problem(
        message: "'\(name)' is not copied, as a browser would run it", hint: "'--allow-html' copies it")
    }
    if book.options.isSelfContained {
      embedded[url] = DataURL.text(bytes, path: name)
    } else if copied.insert(name).inserted {
      files.append(OutputFile(path: name, bytes: bytes))
    }
    return nil
  }

  private static func mayRun(_ name: String) -> Bool {
    let kind = name.split(separator: ".").last?.lowercased() ?? ""
    return ["html", "htm", "xhtml", "xht", "mhtml", "shtml", "svg", "svgz", "xml", "xsl"].contains(kind)
  }
}

/// Every name on a page that a link can lead to.
private struct Anchors {
  let set: Set<String>
  /// Those that a hint compares.
  let first: [String]

  init(_ chapter: Chapter, _ bibliography: Bibliography) {
    let own = chapter.sections.map(\.anchor) + chapter.targets.map(\.anchor)
    let notes = chapter.notes.numbers.values.flatMap { ["note-\($0)", "note-\($0)-mark"] }
    let works = bibliography.listed.map { "work-" + $0.key }
    set = Set(own + notes + works + ["content", "works"])
    first = Array(own.prefix(LinkedFiles.mostCompared))
  }
}

extension Book {
  /// The chapter that is written in a file; `nil` where it is no notebook of the book.
  static func chapter(atPath path: String, among titles: [String: String]) -> String? {
    guard path.hasSuffix(".md") else { return nil }
    let name = String(path.dropLast(3).trimmingPrefix("./"))
    return titles[name] == nil ? nil : name
  }

  /// Whether a file is one that the book itself writes.
  fileprivate func isPage(_ path: String) -> Bool {
    [".html", ".md", ".ipynb"].contains { ending in
      guard path.hasSuffix(ending) else { return false }
      let name = String(path.dropLast(ending.count))
      return titles[name] != nil || (name == "index" && options.hasIndex)
    }
  }
}
