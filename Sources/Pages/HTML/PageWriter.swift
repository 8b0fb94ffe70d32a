import CommonMark
import Notebook

/// Writes the page of one chapter.
struct PageWriter {
  let book: Book
  let index: Int
  let context: PageContext
  /// The titles of all chapters as HTML without links.
  let titles: [String]
  /// What its references to other chapters preview.
  let previews: String
  private var extras: PageExtras { PageExtras(chapter: chapter, context: context) }
  private var chapter: Chapter { book.chapters[index] }

  /// The whole page.
  func html() -> String {
    let body = extras.children(of: 0)
    let shell = PageShell(
      title: chapter.title, description: chapter.frontMatter.description ?? "", options: book.options,
      formulaStyle: context.hasFormulas || previews.contains("class=\"katex") ? context.formulaStyle : "")
    let content = """
      \(contents())<main id="content">
      <article>
      \(header())
      \(body)\(CitationWriter(extras: extras).references())</article>
      \(neighbours())</main>\(previews.isEmpty ? "" : "\n" + previews)
      """
    return shell.html(bar: bar(), content: content)
  }

  private func bar() -> String {
    guard book.options.hasIndex else { return "<span></span>" }
    let title = HTMLText.escaped(book.options.title)
    return
      "<a class=\"home\" href=\"index.html\">\(title)</a><a class=\"find\" href=\"index.html#search\">Search</a>"
  }

  private func header() -> String {
    let number = chapter.number.map { "<span class=\"chapter\">\($0)</span> " } ?? ""
    let anchor = chapter.titleNode.flatMap { chapter.target(at: $0)?.anchor }
    let id = anchor.map { " id=\"\(HTMLText.escaped($0))\"" } ?? ""
    var lines = ["<h1\(id)>\(number)\(extras.title())</h1>"]
    let matter = chapter.frontMatter
    if let subtitle = chapter.passage(.subtitle) {
      lines.append("<p class=\"subtitle\">\(extras.html(of: subtitle))</p>")
    }
    let byline = (matter.authors + [matter.date].compactMap { $0 }).map { HTMLText.escaped($0) }
    if !byline.isEmpty { lines.append("<p class=\"byline\">\(byline.joined(separator: " · "))</p>") }
    return "<header class=\"title\">\n\(lines.joined(separator: "\n"))\n</header>"
  }

  /// The sections of the first two depths.
  private func contents() -> String {
    let shown = chapter.sections.filter { $0.depth <= 2 }
    guard chapter.frontMatter.showsContents, shown.count > 1 else { return "" }
    let words = PageExtras(chapter: chapter, context: context, isInLink: true)
    let entries = shown.map { section in
      let number = section.number.isEmpty ? "" : "<span class=\"number\">\(section.number)</span> "
      let name = section.number.isEmpty ? words.name(ofLink: chapter.markdown.nodes[section.node]) : ""
      return "<li class=\"depth-\(section.depth)\"><a href=\"#\(HTMLText.escaped(section.anchor))\"\(name)>"
        + "\(number)\(words.children(of: section.node))</a></li>"
    }
    return """
      <nav class="contents" aria-label="Contents">
      <details open><summary>Contents</summary>
      <ol>
      \(entries.joined(separator: "\n"))
      </ol></details>
      </nav>

      """
  }

  private func neighbours() -> String {
    var links: [String] = []
    if index > 0 { links.append(neighbour(index - 1, "previous", "← Previous")) }
    if index + 1 < book.chapters.count { links.append(neighbour(index + 1, "next", "Next →")) }
    guard !links.isEmpty else { return "" }
    return "<nav class=\"neighbours\" aria-label=\"Chapters\">\(links.joined())</nav>\n"
  }

  private func neighbour(_ index: Int, _ name: String, _ words: String) -> String {
    let link = HTMLText.path(book.chapters[index].name)
    return "<a class=\"\(name)\" rel=\"\(name == "previous" ? "prev" : "next")\" href=\"\(link).html\">"
      + "<span>\(words)</span> \(titles[index])</a>"
  }
}

/// What is the same on every page: head, bar and scripts.
struct PageShell {
  let title: String
  let description: String
  let options: BookOptions
  /// KaTeX's style, where there are formulas.
  let formulaStyle: String
  var extraScript = ""

  func html(bar: String, content: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="swift-nn">
    \(description.isEmpty ? "" : "<meta name=\"description\" content=\"\(HTMLText.escaped(description))\">\n")<title>\(HTMLText.escaped(title))</title>
    \(styles)
    \(script("theme.js", isDeferred: false))
    </head>
    <body>
    <a class="skip" href="#content">Skip to the text</a>
    <header class="bar">\(bar)<button class="theme" type="button" hidden>Theme</button></header>
    <div class="page">
    \(content)
    </div>
    \(extraScript)\(script("page.js", isDeferred: true))
    </body>
    </html>

    """
  }

  /// Nothing is loaded from elsewhere; formulas and figures carry styles of their own.
  private var policy: String {
    if options.isSelfContained {
      return "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
        + "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    }
    return "default-src 'none'; img-src 'self' file: data:; font-src 'self' file:; "
      + "style-src 'unsafe-inline'; script-src 'self' file:; base-uri 'none'; form-action 'none'"
  }

  /// The style stands in the page, which then is painted at once and readable when it travels alone.
  private var styles: String {
    let formulas = formulaStyle.isEmpty ? "" : "<style>\n\(formulaStyle)</style>\n"
    return formulas + "<style>\n\(SharedAssets.style)</style>"
  }

  private func script(_ name: String, isDeferred: Bool) -> String {
    if options.isSelfContained {
      return "<script>\n\(name == "theme.js" ? SharedAssets.themeScript : SharedAssets.pageScript)</script>"
    }
    return "<script src=\"assets/\(name)\"\(isDeferred ? " defer" : "")></script>"
  }
}
