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
    let title = chapter.passage(.title).map(text) ?? Self.escaped(chapter.title)
    let lines =
      ["# " + title]
      + [chapter.passage(.subtitle).map(text), byline].compactMap { $0 }.filter { !$0.isEmpty }
    return lines.joined(separator: "\n\n") + "\n\n"
  }

  private var byline: String? {
    (chapter.frontMatter.authors + [chapter.frontMatter.date].compactMap { $0 })
      .map { Self.escaped($0.split(whereSeparator: \.isNewline).joined(separator: " ")) }
      .joined(separator: " · ")
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
    case .image(_, _, let label?): picture(node, label)
    case .math(let tex, true, let label): equation(node, tex, label)
    case .tableCaption(let label): caption(node, label)
    default: []
    }
  }

  /// A picture alone in its paragraph is a figure; its number and words stand below it, as those of cells do.
  private func picture(_ node: Node, _ label: CommonMark.Label) -> [Edit] {
    let nodes = chapter.markdown.nodes
    let paragraph = nodes[node.parent]
    let isAlone = paragraph.kind == .paragraph && paragraph.id + 1 == node.id && paragraph.end == node.end
    guard isAlone, let target = chapter.target(at: node.id) else {
      return [Edit(span: label.span, text: anchor(label.name))]
    }
    let inside = nodes[(node.id + 1)..<node.end]
    let words = inside.last { $0.parent == node.id }.map { Span(node.span.lower + 2, $0.span.upper) }
    let edits = inside.flatMap { part in link(part).map { [$0] } ?? cleaning(part, source) }
    let caption = words.map { " " + Self.splice(edits, into: $0, of: source) } ?? ""
    return anchorBefore(node, target.label)
      + [Edit(span: label.span, text: indented("\n\n**\(target.text)**\(caption)", node))]
  }

  /// Macros of the front matter are written out, as a code host does not know them.
  private func expansions(_ node: Node, _ macros: MacroExpansion) -> [Edit] {
    guard case .math(let tex, let isDisplay, _) = node.kind else { return [] }
    return delimiters(node, tex, isDisplay)
      + macros.calls(in: tex.text(in: source)).map { call in
        Edit(span: tex.place(of: call.range), text: call.text.replacing("\n", with: " "))
      }
  }

  /// `\(…\)` and `\[…\]` are no formulas to a code host.
  private func delimiters(_ node: Node, _ tex: TeX, _ isDisplay: Bool) -> [Edit] {
    let start = Span(node.span.lower, tex.span.lower)
    guard source.bytes.indices.contains(start.lower), source.bytes[start.lower] == UInt8(ascii: "\\") else {
      return []
    }
    let sign = isDisplay ? "$$" : "$"
    let end = isDisplay ? tex.span.upper : tex.end(in: source)
    let inner = tex.span.lower..<max(tex.span.lower, end)
    let blanks = isDisplay ? 0 : source.bytes[inner].prefix { $0 == 0x20 }.count
    return [
      Edit(span: Span(start.lower, start.upper + blanks), text: sign),
      Edit(span: Span(max(end, start.upper + blanks), tex.span.upper + 2), text: sign),
    ]
  }

  func anchor(_ name: String) -> String { name.isEmpty ? "" : "<a id=\"\(HTMLText.escaped(name))\"></a>" }

  /// A numbered formula says its number by `\tag`, which code hosts know.
  private func equation(_ node: Node, _ tex: TeX, _ label: CommonMark.Label?) -> [Edit] {
    guard let target = chapter.target(at: node.id) else { return [] }
    let words = tex.text(in: source)
    let end = FormulaText.placeOfTag(in: words).map { tex.place(of: $0..<$0).lower } ?? tex.end(in: source)
    let tag = FormulaText.argument(of: "\\tag", in: words) == nil ? " \\tag{\(target.number)}" : ""
    return anchorBefore(node, label?.name ?? target.label)
      + FormulaText.labels(in: words).map { Edit(span: tex.place(of: $0.range), text: "") }
      + [Edit(span: Span(end, end), text: tag)]
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
    let edits = passage.document.nodes.flatMap { node in link(node).map { [$0] } ?? cleaning(node, source) }
    return Self.splice(edits.sorted { $0.span.lower < $1.span.lower }, into: words, of: source)
  }

  /// What a page leaves out of the author's words is left out where they are written anew.
  private func cleaning(_ node: Node, _ source: SourceText) -> [Edit] {
    switch node.kind {
    case .htmlInline, .htmlBlock: context.options.allowsHTML ? [] : [Edit(span: node.span, text: "")]
    case .link(let url, _), .image(let url, _, _):
      context.isAllowed(url) ? [] : [Edit(span: node.span, text: Self.escaped(source.string(node.span)))]
    default: []
    }
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
      let page = target.chapter == chapter.name ? "" : HTMLText.path(target.chapter) + "." + pageExtension
      let words = context.references.words(for: target, from: chapter)
      return "[\(Self.escaped(words))](\(page)#\(target.anchor))"
    }
  }

  private func citation(_ works: [Citation]) -> String? {
    if let citation = works.first, citation.isNarrative {
      return context.bibliography.works[citation.key].map { Self.escaped($0.narrativeName(citation.suffix)) }
    }
    let parts = works.map { citation in
      let work = context.bibliography.works[citation.key]
      let name =
        work.map { Self.escaped($0.name(omittingAuthors: citation.omitsAuthors)) }
        ?? reference(citation.key) ?? Self.escaped("@" + citation.key)
      let prefix = citation.prefix.isEmpty ? "" : Self.escaped(citation.prefix) + " "
      return prefix + name + (citation.suffix.isEmpty ? "" : ", " + Self.escaped(citation.suffix))
    }
    return "(" + parts.joined(separator: "; ") + ")"
  }

  /// The list of works.
  func works() -> String {
    let works = context.bibliography.listed.map(\.listing)
    guard !works.isEmpty else { return "" }
    let lines = works.map { work in
      let text = work.text(title: { "*\(Self.escaped(title: $0))*" }, words: { Self.escaped($0) })
      return "- " + text + (work.address.map(Self.address) ?? "")
    }
    let heading = chapter.endsWithReferences ? "\n" : "\n## References\n\n"
    return heading + lines.joined(separator: "\n") + "\n"
  }

  /// An address as a link; one that is no address of the web is words.
  private static func address(_ text: String) -> String {
    if HTMLText.isDangerous(text) { return "" }
    return HTMLText.isOfWeb(text) ? " <\(HTMLText.percentEncoded(text))>" : " " + escaped(text)
  }

  /// A title of a work, whose formulas stay formulas.
  private static func escaped(title: String) -> String {
    FormulasInWords.parts(of: title).map { $0.isFormula ? "$\($0.text)$" : escaped($0.text) }.joined()
  }

  /// Text in which no sign means anything to Markdown.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "\\`*_[]<>|$".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result.replacing(#/&(?=[A-Za-z#])/#, with: "\\&")
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
