import CommonMark
import Notebook
import Plotting
import Source

/// Writes a chapter as Markdown for a code host: the author's bytes, with what is computed in its place.
struct MarkdownOutput {
  let chapter: Chapter
  let context: PageContext
  /// The extension of the book's other chapters.
  var pageExtension = "md"
  private var source: SourceText { chapter.source }

  /// A stretch of the source and what takes its place.
  struct Edit {
    let span: Span
    let text: String
  }

  /// The Markdown and the files of its figures.
  func files() -> [OutputFile] {
    let body = Span(bodyStart, source.bytes.count)
    let text = front() + Self.splice(edits(), into: body, of: source) + works()
    return [OutputFile(path: chapter.name + ".md", text: text)] + figures()
  }

  /// The author's bytes of a span with some stretches replaced.
  static func splice(_ edits: [Edit], into span: Span, of source: SourceText) -> String {
    var text = ""
    var place = span.lower
    for edit in edits where edit.span.lower >= place && edit.span.upper <= span.upper {
      text += source.string(Span(place, edit.span.lower)) + edit.text
      place = edit.span.upper
    }
    return text + source.string(Span(place, span.upper))
  }

  private var bodyStart: Int { chapter.markdown.nodes.first?.span.lower ?? 0 }

  /// The title stands in the front matter, which a code host would show as a table.
  func front() -> String {
    guard chapter.titleNode == nil else { return "" }
    let title = chapter.passage(.title).map(text) ?? chapter.title
    let lines =
      ["# " + title]
      + [chapter.passage(.subtitle).map(text), byline].compactMap { $0 }.filter { !$0.isEmpty }
    return lines.joined(separator: "\n\n") + "\n\n"
  }

  private var byline: String? {
    (chapter.frontMatter.authors + [chapter.frontMatter.date].compactMap { $0 }).joined(separator: " · ")
  }

  /// What is replaced, from top to bottom.
  func edits() -> [Edit] {
    let macros = MacroExpansion(chapter.frontMatter.macros)
    let edits = chapter.markdown.nodes.flatMap { node in
      chapter.cell(at: node.id).map { cell in
        [Edit(span: node.span, text: indented(MarkdownCell(output: self, cell: cell).text(), node))]
      } ?? (self.edits(node) + expansions(node, macros))
    }
    return edits.sorted { $0.span.lower < $1.span.lower }
  }

  /// What stands in a list or quote repeats what its lines begin with.
  private func indented(_ text: String, _ node: Node) -> String {
    let line = source.line(source.position(of: node.span.lower).line)
    let prefix = source.string(Span(line.lower, node.span.lower)).map { $0 == ">" || $0 == "\t" ? $0 : " " }
    return prefix.isEmpty ? text : text.replacing("\n", with: "\n" + String(prefix))
  }

  private func edits(_ node: Node) -> [Edit] {
    switch node.kind {
    case .code:
      chapter.inlineValue(at: node.id).map { [Edit(span: node.span, text: Self.escaped($0.words))] } ?? []
    case .reference, .citation: link(node).map { [$0] } ?? []
    case .heading(_, let label?):
      [Edit(span: label.name.isEmpty ? withBlanks(before: label.span) : label.span, text: anchor(label.name))]
    case .image(_, _, let label?): [Edit(span: label.span, text: anchor(label.name))]
    case .math(let tex, true, let label): equation(node, tex, label)
    case .tableCaption(let label): caption(node, label)
    default: []
    }
  }

  /// Macros of the front matter are written out, as a code host does not know them.
  private func expansions(_ node: Node, _ macros: MacroExpansion) -> [Edit] {
    guard case .math(let tex, _, _) = node.kind else { return [] }
    return macros.calls(in: tex.text(in: source)).map { call in
      Edit(span: tex.place(of: call.range), text: call.text.replacing("\n", with: " "))
    }
  }

  func anchor(_ name: String) -> String { name.isEmpty ? "" : "<a id=\"\(HTMLText.escaped(name))\"></a>" }

  /// A numbered formula says its number by `\tag`, which code hosts know.
  private func equation(_ node: Node, _ tex: TeX, _ label: CommonMark.Label?) -> [Edit] {
    guard let target = chapter.target(at: node.id) else { return [] }
    let end = tex.end(in: source)
    let words = tex.text(in: source)
    let tag = FormulaText.argument(of: "\\tag", in: words) == nil ? " \\tag{\(target.number)}" : ""
    let inner = FormulaText.argument(of: "\\label", in: words).flatMap {
      source.firstSpan(of: "\\label{\($0)}", in: tex.span)
    }
    return anchorBefore(node, label?.name ?? target.label)
      + (inner.map { [Edit(span: $0, text: "")] } ?? []) + [Edit(span: Span(end, end), text: tag)]
      + (label.map { [Edit(span: withBlanks(before: $0.span), text: "")] } ?? [])
  }

  /// A code host takes `$$` as a formula only when nothing else stands on its lines.
  private func anchorBefore(_ node: Node, _ name: String) -> [Edit] {
    let paragraph = chapter.markdown.nodes[node.parent]
    guard paragraph.span.lower == node.span.lower else { return [] }
    let text = indented(anchor(name) + "\n\n", node)
    return [Edit(span: Span(node.span.lower, node.span.lower), text: text)]
  }

  private func withBlanks(before span: Span) -> Span {
    var lower = span.lower
    while lower > 0, source.bytes[lower - 1] == 0x20 { lower -= 1 }
    return Span(lower, span.upper)
  }

  /// Code hosts know no captions of tables; it becomes a paragraph that starts with the number.
  private func caption(_ node: Node, _ label: CommonMark.Label?) -> [Edit] {
    guard let target = chapter.target(at: node.id) else { return [] }
    var words = node.span.lower
    while source.bytes.indices.contains(words),
      source.bytes[words] == UInt8(ascii: ":") || source.bytes[words] == 0x20
    {
      words += 1
    }
    let isAfterBlankLine =
      source.bytes.indices.contains(node.span.lower - 2) && source.bytes[node.span.lower - 2] == 0x0A
    let start = source.bytes[node.span.lower] == UInt8(ascii: ":") ? node.span.lower : node.span.lower - 2
    let text = (isAfterBlankLine ? "" : "\n") + anchor(target.label) + "**\(target.text)** "
    return [Edit(span: Span(start, words), text: text)]
      + (label.map { [Edit(span: withBlanks(before: $0.span), text: "")] } ?? [])
  }

  /// A title or caption, whose references lead where those of the text do.
  func text(of passage: Passage) -> String {
    let source = passage.document.source
    let words = Span(source.bytes.count - passage.text.utf8.count, source.bytes.count)
    return Self.splice(passage.document.nodes.compactMap(link), into: words, of: source)
  }

  /// A reference or citation as a link or words.
  private func link(_ node: Node) -> Edit? {
    switch node.kind {
    case .reference(let label): reference(label).map { Edit(span: node.span, text: $0) }
    case .citation(let works): citation(works).map { Edit(span: node.span, text: $0) }
    default: nil
    }
  }

  private func reference(_ label: String) -> String? {
    context.references.target(label, from: chapter).map { target in
      let page = target.chapter == chapter.name ? "" : HTMLText.url(target.chapter) + "." + pageExtension
      return "[\(Self.escaped(target.text))](\(page)#\(target.anchor))"
    }
  }

  private func citation(_ works: [Citation]) -> String? {
    if let citation = works.first, citation.isNarrative {
      return context.bibliography.works[citation.key].map { Self.escaped($0.narrativeName(citation.suffix)) }
    }
    let parts = works.map { citation in
      let work = context.bibliography.works[citation.key]
      let name =
        work.map { $0.name(omittingAuthors: citation.omitsAuthors) } ?? reference(citation.key)
        ?? "@" + citation.key
      let prefix = citation.prefix.isEmpty ? "" : citation.prefix + " "
      return prefix + name + (citation.suffix.isEmpty ? "" : ", " + citation.suffix)
    }
    return "(" + parts.joined(separator: "; ") + ")"
  }

  /// The list of works.
  func works() -> String {
    let works = context.bibliography.listed.map(\.listing)
    guard !works.isEmpty else { return "" }
    let lines = works.map { work in
      let text = work.text(title: { "*\(Self.escaped($0))*" }, words: { Self.escaped($0) })
      let address = work.address.flatMap { HTMLText.isDangerous($0) ? nil : $0 }
      return "- " + text + (address.map { " <\($0)>" } ?? "")
    }
    let heading = chapter.endsWithReferences ? "\n" : "\n## References\n\n"
    return heading + lines.joined(separator: "\n") + "\n"
  }

  /// Text in which no sign means anything to Markdown.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_[]<>|$".contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }
}

extension MarkdownOutput {
  /// Light and dark files of every figure.
  private func figures() -> [OutputFile] {
    chapter.notebook.cells.filter(\.cell.options.isIncluded).flatMap { cell in
      cell.outputs.enumerated().flatMap { index, output -> [OutputFile] in
        guard case .picture(let picture) = output else { return [] }
        let path = figurePath(cell, index)
        let looks: [(String, SVGRendering.Appearance)] = [(".svg", .light), (".dark.svg", .dark)]
        return looks.map { suffix, look in
          OutputFile(
            path: path + suffix, text: picture.svg(SVGRendering(look, placement: .file)),
            isMeasured: picture.isMeasured)
        }
      }
    }
  }

  /// The path of a figure without extension: its label, or the number of its cell.
  func figurePath(_ cell: ExecutedCell, _ index: Int) -> String {
    let name = cell.cell.options.label ?? "cell-\(cell.cell.index + 1)"
    return "figures/\(chapter.name)/\(name)\(index == 0 ? "" : "-\(index + 1)")"
  }
}
