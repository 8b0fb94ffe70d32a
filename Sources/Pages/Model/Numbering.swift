import CommonMark
import Notebook
import Source

/// Numbers the sections, figures, tables, equations and listings of one chapter, in one pass over its nodes.
struct Numbering {
  let chapter: String
  let notebook: ExecutedNotebook
  let outline: Outline
  let inline: [Int: InlineResult]
  private let passages: [Passage.Kind: Passage]
  private(set) var sections: [Chapter.Section] = []
  private(set) var targets: [Target] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var counters: [Target.Kind: Int] = [:]
  private var sectionNumbers: [Int] = []
  /// The names of the page, those of its own parts included.
  private var anchors: Set<String> = ["content", "works"]
  /// The last number behind a name that is given more than once.
  private var repetitions: [String: Int] = [:]
  private var labelled: [String: Span] = [:]
  private var markdown: MarkdownDocument { notebook.document.markdown }

  init(
    chapter: String, notebook: ExecutedNotebook, outline: Outline, inline: [Int: InlineResult],
    passages: [Passage.Kind: Passage]
  ) {
    self.passages = passages
    self.chapter = chapter
    self.notebook = notebook
    self.outline = outline
    self.inline = inline
  }

  /// Visits every node.
  mutating func run() {
    var cells = notebook.cells[...]
    for node in markdown.nodes {
      if let cell = cells.first, cell.cell.node == node.id {
        cells.removeFirst()
        visit(cell)
      } else {
        visit(node)
      }
    }
  }

  private mutating func visit(_ node: Node) {
    switch node.kind {
    case .heading(_, let label) where node.id == outline.titleNode: title(node, label)
    case .heading(_, let label): section(node, label)
    case .math(let tex, isDisplay: true, let label): equation(node, tex, label)
    case .image(_, _, let label?): add(.figure, node.id, label, title: plainText(of: node.id))
    case .tableCaption(let label): caption(node, label)
    default: break
    }
  }

  /// An equation has a label behind it or, as in LaTeX, inside; its own `\tag` is its number.
  private mutating func equation(_ node: Node, _ tex: TeX, _ label: Label?) {
    let text = tex.text(in: notebook.document.source)
    let tag = FormulaText.argument(of: "\\tag", in: text)
    let inner = FormulaText.labels(in: text)
    if let label {
      add(.equation, node.id, name: label.name, at: label.span, title: "", number: tag)
    } else if let first = inner.first {
      add(.equation, node.id, name: first.name, at: tex.place(of: first.nameRange), title: "", number: tag)
    }
    for extra in inner.dropFirst(label == nil ? 1 : 0) { reportLabel(extra, in: tex, outer: label) }
  }

  /// A formula has one number, and so one label.
  private mutating func reportLabel(_ extra: FormulaText.InnerLabel, in tex: TeX, outer: Label?) {
    diagnostics.append(
      Diagnostic(
        code: "E0608", "the formula has a label already", at: tex.place(of: extra.range),
        hint: outer.map { "it is '{#\($0.name)}' behind it; leave one of them out" }
          ?? "write a formula of its own for each line that has a number"))
  }

  /// A caption numbers the table before it.
  private mutating func caption(_ node: Node, _ label: Label?) {
    add(.table, node.id, label, title: plainText(of: node.id))
  }

  private mutating func section(_ node: Node, _ label: Label?) {
    let depth = outline.depths[node.id] ?? 1
    let title = plainText(of: node.id)
    let isNumbered =
      notebook.document.frontMatter.numbersSections && label?.classes.contains("unnumbered") != true
    let number = isNumbered ? nextSection(depth) : ""
    let name = label.map(\.name) ?? ""
    let anchor = unique(name.isEmpty ? Anchor.slug(title) : name)
    sections.append(
      Chapter.Section(node: node.id, depth: depth, number: number, title: title, anchor: anchor))
    refer(to: node, label, number: number, title: title, anchor: anchor)
  }

  /// The heading that serves as title is called by its words.
  private mutating func title(_ node: Node, _ label: Label?) {
    guard let label, !label.name.isEmpty else { return }
    let anchor = unique(label.name)
    refer(to: node, label, number: "", title: plainText(of: node.id), anchor: anchor)
  }

  private mutating func refer(
    to node: Node, _ label: Label?, number: String, title: String, anchor: String
  ) {
    guard let label, !label.name.isEmpty, claim(label.name, at: label.span) else { return }
    if let kind = Target.Kind(label: label.name), kind != .section {
      reportPrefix(label.name, .section, at: label.span)
    }
    targets.append(
      Target(
        kind: .section, label: label.name, number: number, title: title, chapter: chapter, anchor: anchor,
        node: node.id, place: label.span))
  }

  private mutating func nextSection(_ depth: Int) -> String {
    while sectionNumbers.count < depth { sectionNumbers.append(0) }
    sectionNumbers.removeLast(sectionNumbers.count - depth)
    sectionNumbers[depth - 1] += 1
    let front = outline.number.map { [$0] } ?? []
    return (front + sectionNumbers).map(String.init).joined(separator: ".")
  }

  /// A cell is a figure, table or listing by its label, or by its captions.
  private mutating func visit(_ cell: ExecutedCell) {
    let options = cell.cell.options
    guard options.isIncluded else { return }
    let kind: Target.Kind? =
      options.label.flatMap(Target.Kind.init(label:))
      ?? (options.figureCaption != nil ? .figure : options.tableCaption != nil ? .table : nil)
    guard let kind else { return }
    let node = cell.cell.node
    let caption = passages[kind == .table ? .tableCaption(node) : .figureCaption(node)]
    add(kind, node, name: options.label ?? "", at: place(of: cell.cell), title: caption?.words ?? "")
  }

  /// Where a cell says its label; else its first line.
  private func place(of cell: Cell) -> Span {
    let source = notebook.document.source
    let label = cell.options.label.flatMap { source.firstSpan(of: $0, in: cell.span) }
    return label ?? source.line(source.position(of: cell.span.lower).line)
  }

  private mutating func add(_ kind: Target.Kind, _ node: Int, _ label: Label?, title: String = "") {
    add(kind, node, name: label?.name ?? "", at: label?.span ?? markdown.nodes[node].span, title: title)
  }

  private mutating func add(
    _ kind: Target.Kind, _ node: Int, name: String, at span: Span, title: String, number: String? = nil
  ) {
    let isNew = name.isEmpty || claim(name, at: span)
    if !name.isEmpty, Target.Kind(label: name) != kind { reportPrefix(name, kind, at: span) }
    if number == nil { counters[kind, default: 0] += 1 }
    let count = String(counters[kind] ?? 0)
    let number = number ?? outline.number.map { "\($0).\(count)" } ?? count
    let anchor = unique(name.isEmpty ? "\(kind.rawValue)-\(count)" : name)
    targets.append(
      Target(
        kind: kind, label: isNew ? name : "", number: number, title: title, chapter: chapter,
        anchor: anchor, node: node, place: span))
  }

  private func plainText(of id: Int) -> String { PlainText.text(of: id, in: markdown, inline: inline) }

  private mutating func unique(_ name: String) -> String {
    var candidate = name
    var count = repetitions[name] ?? 1
    while !anchors.insert(candidate).inserted {
      count += 1
      candidate = "\(name)-\(count)"
    }
    repetitions[name] = count
    return candidate
  }
}

extension Numbering {
  private mutating func claim(_ name: String, at span: Span) -> Bool {
    guard let first = labelled[name] else {
      labelled[name] = span
      return true
    }
    let line = notebook.document.source.position(of: first.lower).line
    diagnostics.append(
      Diagnostic(
        code: "E0601", "the label '\(name)' is given twice", at: span,
        hint: "it was first given on line \(line)"))
    return false
  }

  private mutating func reportPrefix(_ name: String, _ kind: Target.Kind, at span: Span) {
    let better = kind.prefix + name.dropFirst(Target.Kind(label: name)?.prefix.count ?? 0)
    diagnostics.append(
      Diagnostic(
        .warning, code: "W0605",
        "'\(name)' labels \(kind == .equation ? "an" : "a") \(kind.rawValue), but does not start with '\(kind.prefix)'",
        at: span, hint: "call it '\(better)' so that '@\(better)' refers to it"))
  }
}

/// Names for `id` attributes.
enum Anchor {
  /// Lower-case words of a title, joined by hyphens.
  static func slug(_ title: String) -> String {
    let words = title.lowercased().split { !($0.isLetter || $0.isNumber) }
    let name = words.joined(separator: "-")
    return name.isEmpty ? "section" : name
  }
}
