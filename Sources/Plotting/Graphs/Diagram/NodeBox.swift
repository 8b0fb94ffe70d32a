/// The measures of a diagram, in pixels.
enum Measure {
  static let name = TextStyle(size: 15, anchor: .middle, baseline: .middle)
  static let constant = TextStyle(size: 12, paint: .muted, anchor: .middle, baseline: .middle)
  static let note = TextStyle(size: 12, paint: .muted, anchor: .middle)
  static let row = TextStyle(size: 12)
  static let wire = TextStyle(size: 12)
  static let caption = TextStyle(size: 13, paint: .ink, anchor: .middle)

  static let gateDiameter = 36.0
  static let rowHeight = 18.0
  static let titleHeight = 24.0
  static let boxPadding = 9.0
  static let margin = 12.0
  static let captionHeight = 30.0
}

extension TextStyle {
  /// The style of an operation's symbol: a lone sign is larger than a word.
  static func gate(_ symbol: String) -> TextStyle {
    let isSign = symbol.count == 1 && !symbol.allSatisfy(\.isLetter)
    return TextStyle(
      size: isSign ? 19 : 15, anchor: .middle, baseline: .middle)
  }
}

extension DiagramNode {
  /// The room that the node takes up.
  var box: Graph.Node {
    switch content {
    case .name(let name):
      let width = Measure.name.width(of: Label(name: name))
      return Graph.Node(width: name.isEmpty ? 1 : width + 8, height: 20)
    case .constant(let text), .ellipsis(let text):
      return Graph.Node(width: Measure.constant.width(of: Label(text)) + 8, height: 16)
    case .gate(let symbol): return gateBox(symbol)
    case .box(let name, let symbol, let rows): return recordBox(name: name, symbol: symbol, rows: rows)
    case .fork: return Graph.Node(width: 7, height: 7, outline: .ellipse, spreadsEdges: false)
    }
  }

  /// A circle, or a box with round ends around a long symbol.
  private func gateBox(_ symbol: String) -> Graph.Node {
    let width = TextStyle.gate(symbol).width(of: Label(symbol: symbol))
    let diameter = Measure.gateDiameter
    guard width > diameter - 8 else {
      return Graph.Node(width: diameter, height: diameter, outline: .ellipse)
    }
    return Graph.Node(width: width + 24, height: diameter - 4)
  }

  private func recordBox(name: String, symbol: String, rows: [Row]) -> Graph.Node {
    let gap = name.isEmpty || symbol.isEmpty ? 0 : 14.0
    let title = TextStyle.gate(symbol).width(of: Label(symbol: symbol))
    var width = Measure.name.width(of: Label(name: name)) + gap + title
    let heading = headingWidth(of: rows)
    for row in rows { width = max(width, heading + Measure.row.width(of: Label(row.text))) }
    let height = Measure.titleHeight + Double(rows.count) * Measure.rowHeight + (rows.isEmpty ? 4 : 5)
    return Graph.Node(width: max(width + 2 * Measure.boxPadding, 36), height: height)
  }

  /// The width of the column of headings, with the gap behind it.
  func headingWidth(of rows: [Row]) -> Double {
    let widest = rows.map { Measure.row.width(of: Label($0.heading)) }.max() ?? 0
    return widest > 0 ? widest + 10 : 0
  }

  /// The line that the words of a row stand on.
  func rowBaseline(_ row: Int, in box: Rect) -> Double {
    box.y + Measure.titleHeight + (Double(row) + 0.5) * Measure.rowHeight + 2
      + TextMetrics.middle * Measure.row.size
  }
}
