import Foundation
import Notebook
import Pages
import Source

/// Renders notebooks that tests write as text.
enum Rendering {
  /// A notebook after it was run.
  static func chapter(_ text: String, name: String = "page", path: String = "page.md") -> Chapter {
    let document = NotebookDocument(SourceText(name: path, text))
    return Chapter(
      name: name, notebook: NotebookRunner.run(document, RunContext(folder: URL(fileURLWithPath: "/"))))
  }

  /// A book of chapters in one format, with a bibliography to read as `works.bib` and a picture as `a b.svg`.
  static func book(
    _ chapters: [Chapter], _ format: BookOptions.Format = .html, works: String = "",
    isSelfContained: Bool = false, allowsHTML: Bool = false, others: [Chapter] = []
  ) -> RenderedBook {
    var options = BookOptions()
    options.formats = [format]
    options.isSelfContained = isSelfContained
    options.allowsHTML = allowsHTML
    let files = ["works.bib": works, "a b.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"]
    options.readFile = { _, path in files[path].map { Array($0.utf8) } }
    return Book(chapters, others: others, options: options).render()
  }

  /// The codes and marked texts of what is wrong with a page: `E0602 '@fig-x'`.
  static func problems(_ text: String, works: String = "") -> [String] {
    let chapter = chapter(text)
    let found = chapter.notebook.diagnostics + (book([chapter], works: works).diagnostics["page"] ?? [])
    return found.sorted { $0.span.lower < $1.span.lower }.map {
      "\($0.code) '\(chapter.source(of: $0))'"
    }
  }
}

extension Chapter {
  /// The text that a diagnostic marks.
  func source(of diagnostic: Diagnostic) -> String { notebook.document.source.string(diagnostic.span) }
}

extension RenderedBook {
  /// The text of a file; empty where there is none.
  subscript(path: String) -> String {
    String(decoding: files.first { $0.path == path }?.bytes ?? [], as: UTF8.self)
  }

  /// What a page holds between its bar and its scripts, with drawings left out.
  func body(of path: String) -> String {
    let page = self[path]
    let start = page.firstRange(of: "<div class=\"page\">")?.lowerBound ?? page.startIndex
    let end = page[start...].firstRange(of: "<script")?.lowerBound ?? page.endIndex
    return String(page[start..<end]).replacing(#/<svg.*?<\/svg>/#.dotMatchesNewlines(), with: "<svg/>")
  }
}
