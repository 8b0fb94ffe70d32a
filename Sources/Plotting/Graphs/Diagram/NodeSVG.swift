extension Diagram {
  func drawNode(_ index: Int, in writer: inout SVGWriter) {
    let box = layout.nodes[index]
    let node = nodes[index]
    switch node.content {
    case .name(let name): writer.text(Label(name: name), at: box.center, style: Measure.name)
    case .constant(let text), .ellipsis(let text):
      writer.text(Label(text), at: box.center, style: Measure.constant)
    case .gate(let symbol):
      drawGate(in: box, &writer)
      writer.text(Label(symbol: symbol), at: box.center, style: .gate(symbol))
    case .fork:
      writer.element(
        "circle",
        [
          "cx": .number(box.center.x), "cy": .number(box.center.y), "r": .number(box.width / 2),
          "fill": .paint(.border),
        ])
    case .box(let name, let symbol, let rows):
      writer.element("rect", outline(of: box, radius: 5))
      drawTitle(name: name, symbol: symbol, isAlone: rows.isEmpty, in: box, &writer)
      drawRows(of: node, rows, in: box, &writer)
    }
  }

  /// A circle, or a box with round ends.
  private func drawGate(in box: Rect, _ writer: inout SVGWriter) {
    let radius = box.height / 2
    guard box.width == box.height else { return writer.element("rect", outline(of: box, radius: radius)) }
    writer.element(
      "circle",
      [
        "cx": .number(box.center.x), "cy": .number(box.center.y), "r": .number(radius),
        "fill": .paint(.panel), "stroke": .paint(.border), "stroke-width": 1.5,
      ])
  }

  private func outline(of box: Rect, radius: Double) -> SVGAttributes {
    [
      "x": .number(box.x), "y": .number(box.y), "width": .number(box.width), "height": .number(box.height),
      "rx": .number(radius), "fill": .paint(.panel), "stroke": .paint(.border), "stroke-width": 1.5,
    ]
  }

  private func drawTitle(
    name: String, symbol: String, isAlone: Bool, in box: Rect, _ writer: inout SVGWriter
  ) {
    let line = box.y + (isAlone ? box.height / 2 : Measure.titleHeight / 2)
    guard !name.isEmpty, !symbol.isEmpty else {
      let title = name.isEmpty ? Label(symbol: symbol) : Label(name: name)
      writer.text(title, at: Point(box.center.x, line), style: name.isEmpty ? .gate(symbol) : Measure.name)
      return
    }
    var style = Measure.name
    style.anchor = .start
    writer.text(Label(name: name), at: Point(box.x + Measure.boxPadding, line), style: style)
    style = .gate(symbol)
    style.anchor = .end
    style.paint = .muted
    writer.text(Label(symbol: symbol), at: Point(box.maxX - Measure.boxPadding, line), style: style)
  }

  /// The headings of the rows, which are there from the start; what they hold belongs to the words.
  private func drawRows(
    of node: DiagramNode, _ rows: [DiagramNode.Row], in box: Rect, _ writer: inout SVGWriter
  ) {
    guard !rows.isEmpty else { return }
    var line = PathData()
    line.move(to: Point(box.x, box.y + Measure.titleHeight))
    line.line(to: Point(box.maxX, box.y + Measure.titleHeight))
    writer.path(line, ["stroke": .paint(.border), "stroke-width": 1])
    var style = Measure.row
    style.paint = .muted
    for (index, row) in rows.enumerated() {
      let start = Point(box.x + Measure.boxPadding, node.rowBaseline(index, in: box))
      writer.text(Label(row.heading), at: start, style: style)
    }
  }
}

extension Label {
  /// The label of a sentence with formulas in it.
  init(caption: String) { self.init(formula: caption, slantsWords: false) }

  /// The label of an operation: a lone name is a word and stands upright, formulas are set as such.
  init(symbol: String) {
    guard symbol != "·" else {
      self.init("•")  // the middle dot is hard to see, and square in some fonts
      return
    }
    let isWord =
      symbol.contains(" ")
      || (symbol.count > 1 && symbol.allSatisfy { ($0.isLetter && $0 != "ᵀ") || $0 == "_" })
    self = isWord ? Label(symbol) : Label(formula: symbol)
  }
}
