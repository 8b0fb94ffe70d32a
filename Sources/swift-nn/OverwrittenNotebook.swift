import Foundation
import Pages
import Source

/// A notebook that rendering would replace by a page of its own book.
struct OverwrittenNotebook {
  let name: String

  /// The first notebook where a page would be written, links followed; nil when every notebook is safe.
  init?(among notebooks: NotebookFiles, output: String, formats: Set<BookOptions.Format>) {
    let folder = URL(fileURLWithPath: output)
    let pages = Self.pageNames(of: notebooks).flatMap { name in
      formats.map { folder.appendingPathComponent(name + $0.fileExtension) }
    }
    let written = Set(pages.flatMap(Self.places))
    guard let file = notebooks.files.first(where: { !written.isDisjoint(with: Self.places(of: $0)) })
    else { return nil }
    name = file.relativePath
  }

  private static func pageNames(of notebooks: NotebookFiles) -> [String] {
    var taken: [String: URL] = [:]
    for file in notebooks.files {
      taken[BookExecution.uniqueName(of: file, among: taken)] = file.deletingLastPathComponent()
    }
    return taken.keys + (notebooks.isBook ? ["index"] : [])
  }

  /// Where a file's entry is, its folder's links followed, and where its content is.
  private static func places(of file: URL) -> [String] {
    let file = file.standardizedFileURL
    let folder = file.deletingLastPathComponent().resolvingSymlinksInPath()
    return [
      folder.appendingPathComponent(file.lastPathComponent).path, file.resolvingSymlinksInPath().path,
    ]
  }
}

extension BookOptions.Format {
  /// The end of the name of a page in this format.
  fileprivate var fileExtension: String {
    switch self {
    case .html: ".html"
    case .markdown: ".md"
    case .ipynb: ".ipynb"
    }
  }
}

extension DiagnosticReporter {
  /// Reports a notebook that rendering would replace.
  mutating func report(_ notebook: OverwrittenNotebook) {
    report(
      [
        Diagnostic(
          code: "E0004", "a page would be written over the notebook '\(notebook.name)'", at: Span(0, 0),
          hint: "choose another folder with -o")
      ], in: SourceText(name: notebook.name, ""))
  }
}
