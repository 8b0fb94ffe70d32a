import MathTypesetting
public import Source

/// The chapters of a book, numbered and with their references resolved.
///
/// Numbers and references are computed once, here; HTML, Markdown and ipynb only write them.
public struct Book: Sendable {
  /// The chapters in their order.
  public let chapters: [Chapter]
  let options: BookOptions
  let references: References
  /// The titles of all chapters by name, those that are not rendered included.
  let titles: [String: String]
  private let bibliographies: [String: Bibliography]

  /// A book of chapters in their order; `others` are chapters that are not rendered, to which these may refer.
  public init(_ chapters: [Chapter], others: [Chapter] = [], options: BookOptions = BookOptions()) {
    self.chapters = chapters
    self.options = options
    references = References(chapters, others: others)
    titles = Dictionary((chapters + others).map { ($0.name, $0.title) }) { first, _ in first }
    bibliographies = Dictionary(
      chapters.map { ($0.name, Bibliography(of: $0, options: options)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What is wrong with a chapter's labels, references, footnotes and citations.
  public func diagnostics(of chapter: Chapter) -> [Diagnostic] {
    (chapter.ownDiagnostics + references.diagnostics(of: chapter) + bibliography(of: chapter).diagnostics)
      .sorted { $0.span.lower < $1.span.lower }
  }

  func bibliography(of chapter: Chapter) -> Bibliography { bibliographies[chapter.name] ?? Bibliography() }

  /// Everything to write, and what is wrong with each chapter, formulas included.
  public func render() -> RenderedBook {
    var typesetter = MathTypesetter(cacheFolder: options.formulaCache)
    var rendered = RenderedBook()
    let style =
      options.formats.contains(.html) ? SharedAssets.formulaStyle(isEmbedded: options.isSelfContained) : ""
    let contexts = chapters.map { chapter in
      PageContext(
        self, chapter: chapter, formulas: Formulas(chapter, bibliography(of: chapter), by: &typesetter),
        formulaStyle: style)
    }
    let titles = zip(chapters, contexts).map { PageExtras(chapter: $0, context: $1, isInLink: true).title() }
    let previews = previews(contexts)
    for (index, (chapter, context)) in zip(chapters, contexts).enumerated() {
      rendered.diagnostics[chapter.name] = diagnostics(of: chapter, context)
      rendered.files += files(of: chapter, at: index, context, titles, previews)
    }
    rendered.fileReports = fileReports()
    if options.hasIndex {
      rendered.files += IndexWriter(book: self, contexts: contexts, titles: titles).files()
    }
    if options.formats.contains(.html), !options.isSelfContained { rendered.files += SharedAssets.files() }
    rendered.files += contexts.flatMap(\.linked.files)
    rendered.removeRepeatedFiles()
    return rendered
  }

  /// Chapters may share a bibliography.
  private func fileReports() -> [FileReport] {
    var names: Set<String> = []
    return chapters.flatMap { bibliography(of: $0).files }.filter { names.insert($0.source.name).inserted }
  }

  private func diagnostics(of chapter: Chapter, _ context: PageContext) -> [Diagnostic] {
    diagnostics(of: chapter) + context.formulas.diagnostics + context.assets.diagnostics
      + context.authorHTML.diagnostics + context.dropped.diagnostics + context.linked.diagnostics
  }

  private func previews(_ contexts: [PageContext]) -> Previews {
    let extras = zip(chapters, contexts).map { ($0.name, PageExtras(chapter: $0, context: $1)) }
    return Previews(chapters: Dictionary(extras) { first, _ in first }, references: references)
  }

  private func files(
    of chapter: Chapter, at index: Int, _ context: PageContext, _ titles: [String], _ previews: Previews
  ) -> [OutputFile] {
    var files: [OutputFile] = []
    if options.formats.contains(.html) {
      let page = PageWriter(
        book: self, index: index, context: context, titles: titles, previews: previews.html(for: chapter))
      files.append(OutputFile(path: chapter.name + ".html", text: page.html()))
      if !options.isSelfContained { files += context.assets.files }
    }
    if options.formats.contains(.markdown) {
      files += MarkdownOutput(chapter: chapter, context: context).files() + context.assets.files
    }
    if options.formats.contains(.ipynb) {
      files.append(NotebookOutput(chapter: chapter, context: context).file())
    }
    return files
  }
}

/// What is wrong in a file that notebooks name.
public struct FileReport: Sendable {
  /// The text of the file.
  public let source: SourceText
  /// What is wrong in it.
  public let diagnostics: [Diagnostic]
}

/// The files of a book and what is wrong with its chapters.
public struct RenderedBook: Sendable {
  /// What to write, each path once.
  public internal(set) var files: [OutputFile] = []
  /// What is wrong, by the name of the chapter.
  public internal(set) var diagnostics: [String: [Diagnostic]] = [:]
  /// What is wrong in bibliographies, each file once.
  public internal(set) var fileReports: [FileReport] = []

  /// Two formats may ask for the same file.
  mutating func removeRepeatedFiles() {
    var seen: Set<String> = []
    files = files.filter { seen.insert($0.path).inserted }
  }
}
