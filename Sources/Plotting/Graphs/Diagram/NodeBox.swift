/// The measures of a diagram, in pixels.
enum Measure {
  static let name = TextStyle(size: 15, anchor: .middle, baseline: .middle)
  static let constant = TextStyle(size: 12, paint: .muted, anchor: .middle, baseline: .middle)
  static let gate = TextStyle(size: 15, anchor: .middle, baseline: .middle)
  static let remark = TextStyle(size: 12, paint: .muted, anchor: .end)
  static let row = TextStyle(size: 12)
  static let wire = TextStyle(size: 12)
  static let caption = TextStyle(size: 13, paint: .ink, anchor: .middle)

  static let gateDiameter = 36.0
  static let rowHeight = 18.0
  static let titleHeight = 24.0
  static let boxPadding = 9.0
  static let margin = 12.0
}

extension DiagramNode {
  /// The room that the node takes up.
  var box: Graph.Node {
    switch content {
    case .name(let name):
      let width = Measure.name.width(of: Label(name: name))
      return Graph.Node(width: name.isEmpty ? 1 : width + 8, height: 24)
    case .constant(let text), .ellipsis(let text):
      return Graph.Node(width: Measure.constant.width(of: Label(text)) + 8, height: 20)
    case .gate(let symbol): return gateBox(symbol)
    case .box(let title, let remark, let rows): return recordBox(title: title, remark: remark, rows: rows)
    case .fork: return Graph.Node(width: 7, height: 7, outline: .ellipse, spreadsEdges: false)
    }
  }

  /// A circle, or a box with round ends around a long symbol.
  private func gateBox(_ symbol: String) -> Graph.Node {
    let width = Measure.gate.width(of: Label(formula: symbol))
    let diameter = Measure.gateDiameter
    guard width > diameter - 8 else {
      return Graph.Node(width: diameter, height: diameter, outline: .ellipse)
    }
    return Graph.Node(width: width + 24, height: diameter - 4)
  }

  private func recordBox(title: String, remark: String, rows: [Row]) -> Graph.Node {
    let gap = remark.isEmpty ? 0 : 12.0
    var width = Measure.name.width(of: Label(name: title)) + gap + Measure.remark.width(of: Label(remark))
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
}
