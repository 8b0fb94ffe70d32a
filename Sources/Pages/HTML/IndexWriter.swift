import Notebook

/// Writes the first page of a book: its chapters, and the search.
struct IndexWriter {
  let book: Book
  let contexts: [PageContext]
  /// The titles of all chapters as HTML without links.
  let titles: [String]

  /// The first page in every format that is written.
  func files() -> [OutputFile] {
    var files: [OutputFile] = []
    if book.options.formats.contains(.html) { files.append(OutputFile(path: "index.html", text: html())) }
    if book.options.formats.contains(.html), !book.options.isSelfContained {
      files.append(OutputFile(path: "assets/search.js", text: SearchIndex(book, contexts).script()))
    }
    if book.options.formats.contains(.markdown) {
      files.append(OutputFile(path: "index.md", text: markdown()))
    }
    return files
  }

  private func markdown() -> String {
    let lines = book.chapters.map { chapter in
      let about = chapter.frontMatter.description.map { ": " + MarkdownOutput.escaped($0) } ?? ""
      return "- [\(MarkdownOutput.escaped(chapter.title))](\(HTMLText.path(chapter.name)).md)\(about)"
    }
    return "# \(MarkdownOutput.escaped(book.options.title))\n\n" + lines.joined(separator: "\n") + "\n"
  }

  private func html() -> String {
    let entries = zip(zip(book.chapters, contexts), titles).map { known, title in
      let (chapter, context) = known
      let about =
        chapter.passage(.description).map {
          "<p>\(PageExtras(chapter: chapter, context: context, isInLink: true).html(of: $0))</p>"
        } ?? ""
      let name = PageExtras(chapter: chapter, context: context).nameOfTitleLink()
      let number = chapter.number.map { "<span class=\"number\">\($0)</span> " } ?? ""
      return
        "<li>\(number)<a href=\"\(HTMLText.path(chapter.name)).html\"\(name)>\(title)</a>\(about)</li>"
    }
    let content = """
      <main id="content"><article>
      <header class="title"><h1>\(HTMLText.escaped(book.options.title))</h1></header>
      <form class="search" role="search" hidden><label>Search <input id="search" type="search" autocomplete="off"></label></form>
      <div class="results" role="status"></div>
      <ol class="chapters">
      \(entries.joined(separator: "\n"))
      </ol></article></main>
      """
    var shell = PageShell(
      title: book.options.title, description: "", options: book.options, formulaStyle: formulaStyle(entries))
    shell.extraScript =
      book.options.isSelfContained
      ? "<script>\n\(SearchIndex(book, contexts).script())</script>\n"
      : "<script src=\"assets/search.js\" defer></script>\n"
    return shell.html(bar: "<span></span>", content: content)
  }

  /// KaTeX's style, where a title has a formula.
  private func formulaStyle(_ entries: [String]) -> String {
    entries.contains { $0.contains("class=\"katex") } ? contexts.first?.formulaStyle ?? "" : ""
  }
}
