import CommonMark
import Notebook
import Source

/// What a page writes around CommonMark: numbers, links, formulas, cells, notes and captions.
struct PageExtras: ProseExtras {
  let chapter: Chapter
  let context: PageContext
  /// The title or caption that is written; `nil` for the text.
  var passage: Passage?
  /// Whether a link is around it, in which there can be no other.
  var isInLink = false
  /// Whether it is shown on another page, without the notes beside it.
  var isPreview = false

  var document: MarkdownDocument { passage?.document ?? chapter.markdown }

  func place(of node: Node) -> Place { Place(passage: passage?.kind, node: node.id) }

  func html(of node: Node, in document: MarkdownDocument) -> ProseHTML? {
    switch node.kind {
    case .heading: heading(node)
    case .paragraph: paragraph(node)
    case .codeBlock(let block): .block(code(node, block))
    case .callout(let callout): self.callout(callout)
    case .table: table(node)
    case .tableRow(let isHeader): row(node, isHeader)
    case .tableCaption, .footnoteDefinition: .block("")
    case .htmlBlock: context.authorHTML.html(at: place(of: node)).map { .block($0) }
    case .htmlInline: context.authorHTML.html(at: place(of: node)).map { .inline($0) }
    case .image(let url, let title, let label): image(node, url, title, isLabelled: label != nil)
    default: inline(node)
    }
  }

  func html(after node: Node, in document: MarkdownDocument) -> String {
    guard !isPreview else { return "" }
    let notes = chapter.notes.names(after: node.id).map(note).joined()
    return notes + CitationWriter(extras: self).marginNotes(after: node)
  }

  /// The HTML of everything below a node.
  func children(of id: Int) -> String {
    ProseWriter.html(of: id, in: chapter.markdown, extras: self, allowsHTML: context.options.allowsHTML)
  }

  /// The HTML of a title or caption.
  func html(of passage: Passage) -> String {
    var extras = self
    extras.passage = passage
    return ProseWriter.html(
      of: Passage.root, in: passage.document, extras: extras, allowsHTML: context.options.allowsHTML)
  }

  /// The chapter's title.
  func title() -> String {
    if let passage = chapter.passage(.title) { return html(of: passage) }
    return chapter.titleNode.map { children(of: $0) } ?? HTMLText.escaped(chapter.title)
  }

  private func heading(_ node: Node) -> ProseHTML {
    guard node.id != chapter.titleNode, let section = chapter.section(at: node.id) else { return .block("") }
    let tag = "h\(min(6, section.depth + 1))"
    let anchor = HTMLText.escaped(section.anchor)
    let link =
      section.number.isEmpty
      ? "" : "<a class=\"number\" href=\"#\(anchor)\">\(section.number)</a> "
    let mark =
      section.number.isEmpty
      ? " <a class=\"mark\" href=\"#\(anchor)\" aria-label=\"Link to this section\">#</a>" : ""
    return .around("<\(tag) id=\"\(anchor)\">\(link)", "\(mark)</\(tag)>")
  }

  private func callout(_ callout: Callout) -> ProseHTML {
    let name = callout.rawValue.prefix(1).uppercased() + callout.rawValue.dropFirst()
    return .around(
      "<div class=\"callout \(callout.rawValue)\" role=\"note\">\n<p class=\"callout-title\">\(name)</p>\n",
      "</div>")
  }

  private func note(_ name: String) -> String {
    guard let number = chapter.notes.numbers[name], let id = chapter.notes.definitions[name] else {
      return ""
    }
    let back =
      "<a class=\"back\" href=\"#note-\(number)-mark\" aria-label=\"Back to the text of note \(number)\">\(number)</a>"
    return "<div class=\"sidenote\" id=\"note-\(number)\" role=\"note\">\(back)\n\(children(of: id))</div>\n"
  }

  private func code(_ node: Node, _ block: CodeBlock) -> String {
    if let cell = chapter.cell(at: node.id) { return CellWriter(extras: self, cell: cell).html() }
    return CodeWriter.html(block.text, language: String(block.info.prefix { !$0.isWhitespace }))
  }
}

extension PageExtras {
  /// A paragraph that is nothing but a formula or a picture is set as a block of its own.
  private func paragraph(_ node: Node) -> ProseHTML? {
    guard node.end > node.id + 1 else { return nil }
    let child = chapter.markdown.nodes[node.id + 1]
    guard child.end == node.end else { return nil }
    switch child.kind {
    case .math(_, isDisplay: true, _): return .block(equation(child, tag: "div"))
    case .image(let url, let title, let label): return .block(figure(child, url, title, label))
    default: return nil
    }
  }

  private func table(_ node: Node) -> ProseHTML {
    let nodes = chapter.markdown.nodes
    var caption = ""
    var id = ""
    if nodes.indices.contains(node.end), case .tableCaption = nodes[node.end].kind {
      let target = chapter.target(at: node.end)
      caption = "<caption>\(TargetText.caption(target, children(of: node.end)))</caption>\n"
      id = target.map { " id=\"\(HTMLText.escaped($0.anchor))\"" } ?? ""
    }
    let opening = "<div class=\"table\"\(id) role=\"group\" aria-label=\"Table\"><table>\n"
    return .around(opening + caption, "</tbody></table></div>")
  }

  private func row(_ node: Node, _ isHeader: Bool) -> ProseHTML {
    isHeader ? .around("<thead><tr>", "</tr></thead><tbody>") : .around("<tr>", "</tr>")
  }

  private func figure(_ node: Node, _ url: String, _ title: String, _ label: Label?) -> String {
    let target = chapter.target(at: node.id)
    let id = target.map { " id=\"\(HTMLText.escaped($0.anchor))\"" } ?? ""
    let caption = children(of: node.id)
    let text = caption.isEmpty ? "" : "<figcaption>\(TargetText.caption(target, caption))</figcaption>\n"
    return "<figure\(id)>\n\(imageTag(node, url, title))\n\(text)</figure>"
  }

  private func image(_ node: Node, _ url: String, _ title: String, isLabelled: Bool) -> ProseHTML {
    let id = chapter.target(at: node.id).map { " id=\"\(HTMLText.escaped($0.anchor))\"" } ?? ""
    return .inline(
      isLabelled ? "<span\(id)>\(imageTag(node, url, title))</span>" : imageTag(node, url, title))
  }

  private func imageTag(_ node: Node, _ url: String, _ title: String) -> String {
    let alternative = passage == nil ? chapter.plainText(of: node.id) : document.plainText(of: node.id)
    guard let source = context.assets.url(of: url) else {
      return "<span class=\"failed\">\(HTMLText.escaped(alternative.isEmpty ? url : alternative))</span>"
    }
    let hover = title.isEmpty ? "" : " title=\"\(HTMLText.escaped(title))\""
    return "<img src=\"\(HTMLText.url(source))\" alt=\"\(HTMLText.escaped(alternative))\"\(hover)>"
  }
}

extension PageExtras {
  private func inline(_ node: Node) -> ProseHTML? {
    switch node.kind {
    case .code: value(node)
    case .text(let text): words(node, text)
    case .math(_, isDisplay: true, _): .inline(equation(node, tag: "span"))
    case .math: inlineFormula(node)
    case .reference(let label): .inline(reference(label, node))
    case .footnoteReference(let name): .inline(noteMark(name, node))
    case .citation(let works):
      .inline(CitationWriter(extras: self).html(works))
    case .link(let url, let title): link(node, url, title)
    default: nil
    }
  }

  private func value(_ node: Node) -> ProseHTML? {
    guard passage == nil else { return nil }
    return switch chapter.inlineValue(at: node.id) {
    case .text(let text)?: .inline(HTMLText.escaped(text))
    case .failed(let diagnostic)?:
      .inline(
        "<span class=\"failed\" title=\"\(HTMLText.escaped(diagnostic.message))\">"
          + "\(HTMLText.escaped(chapter.source.string(node.span)))</span>")
    case nil: nil
    }
  }

  private func equation(_ node: Node, tag: String) -> String {
    let formula = context.formulas.html(at: place(of: node))
    guard passage == nil, let target = chapter.target(at: node.id) else {
      return "<\(tag) class=\"equation\">\(formula)</\(tag)>"
    }
    let anchor = HTMLText.escaped(target.anchor)
    let number = HTMLText.escaped(target.number)
    let hasTag = FormulaText.argument(of: "\\tag", in: chapter.source.string(node.span)) != nil
    let mark =
      hasTag
      ? "" : "<a class=\"number\" href=\"#\(anchor)\" aria-label=\"Equation \(number)\">(\(number))</a>"
    return "<\(tag) class=\"equation\" id=\"\(anchor)\">\(formula)\(mark)</\(tag)>"
  }

  private func reference(_ label: String, _ node: Node) -> String {
    guard let link = link(to: label) else { return failed(node) }
    return link
  }

  /// A link to what has a label, with its title to be seen before it is followed.
  func link(to label: String) -> String? {
    guard let target = context.references.target(label, from: chapter) else { return nil }
    let text = HTMLText.escaped(context.references.words(for: target, from: chapter))
    guard !isInLink else { return text }
    let isHere = target.chapter == chapter.name
    let page = isHere ? "" : "\(HTMLText.path(target.chapter)).html"
    let words = [target.title, isHere ? "" : context.titles[target.chapter] ?? ""].filter { !$0.isEmpty }
    let hint = words.isEmpty ? "" : " title=\"\(HTMLText.escaped(words.joined(separator: " · ")))\""
    return "<a class=\"reference\" href=\"\(page)#\(HTMLText.escaped(target.anchor))\"\(hint)>\(text)</a>"
  }

  private func noteMark(_ name: String, _ node: Node) -> String {
    guard let number = chapter.notes.numbers[name] else { return failed(node) }
    guard !isInLink else { return "" }
    let id = chapter.notes.isFirst(place(of: node), of: name) ? " id=\"note-\(number)-mark\"" : ""
    return
      "<sup class=\"note-mark\"\(id)><a href=\"#note-\(number)\" aria-label=\"Note \(number)\">\(number)</a></sup>"
  }

  private func failed(_ node: Node) -> String {
    "<span class=\"failed\">\(HTMLText.escaped(document.source.string(node.span)))</span>"
  }

  /// A link to another notebook of the book leads to its page.
  private func link(_ node: Node, _ url: String, _ title: String) -> ProseHTML {
    guard !isInLink, context.isAllowed(url) else { return .inlineAround("", "") }
    let hover = title.isEmpty ? "" : " title=\"\(HTMLText.escaped(title))\""
    if let file = context.linked.embedded(url) {
      let name = HTMLText.escaped(url.split(separator: "/").last ?? "")
      return .inlineAround("<a href=\"\(file)\" download=\"\(name)\"\(hover)>", "</a>")
    }
    return .inlineAround(
      "<a href=\"\(HTMLText.url(context.page(for: url)))\"\(hover)\(name(ofLink: node))>", "</a>")
  }
}

extension PageExtras {
  /// What a link around nothing but formulas is called, as those who listen hear no words in it.
  func name(ofLink node: Node) -> String {
    let inside = document.nodes[min(node.id + 1, node.end)..<node.end]
    let isFormula = inside.contains { if case .math = $0.kind { true } else { false } }
    guard isFormula, document.plainText(of: node.id).allSatisfy(\.isWhitespace) else { return "" }
    let name =
      passage == nil ? chapter.plainText(of: node.id) : PlainText.text(of: node.id, in: document, inline: [:])
    return " aria-label=\"\(HTMLText.escaped(name))\""
  }

  /// What a link around the chapter's title is called, where that is nothing but formulas.
  func nameOfTitleLink() -> String {
    if let passage = chapter.passage(.title) {
      var extras = self
      extras.passage = passage
      return extras.name(ofLink: passage.document.nodes[Passage.root])
    }
    return chapter.titleNode.map { name(ofLink: chapter.markdown.nodes[$0]) } ?? ""
  }
}

/// The words in front of a caption.
enum TargetText {
  /// "Figure 2.1" with its link, and the caption behind it.
  static func caption(_ target: Target?, _ html: String) -> String {
    guard let target else { return html }
    let anchor = HTMLText.escaped(target.anchor)
    return
      "<a class=\"number\" href=\"#\(anchor)\">\(target.kind.name) \(HTMLText.escaped(target.number))</a> \(html)"
  }
}
