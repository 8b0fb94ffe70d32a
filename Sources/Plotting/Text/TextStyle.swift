/// How a text looks and where it stands around its anchor.
public struct TextStyle: Sendable, Hashable {
  /// Which part of the height stands at the anchor.
  public enum Baseline: Sendable, Hashable {
    /// The line that letters stand on.
    case alphabetic
    /// Half the height of capitals.
    case middle
    /// The top of capitals.
    case top
  }

  /// The font size in pixels.
  public var size: Double
  /// The colour.
  public var paint: Paint
  /// Which part of the width stands at the anchor.
  public var anchor: TextAnchor
  /// Which part of the height stands at the anchor.
  public var baseline: Baseline
  /// Whether the weight is semibold.
  public var isBold: Bool
  /// Whether all of it slants.
  public var isItalic: Bool
  /// Whether an outline in the colour of the page keeps lines behind the text apart from it.
  public var hasHalo: Bool

  /// Makes a style.
  public init(
    size: Double = Typography.tick, paint: Paint = .ink, anchor: TextAnchor = .start,
    baseline: Baseline = .alphabetic, isBold: Bool = false, isItalic: Bool = false, hasHalo: Bool = false
  ) {
    self.size = size
    self.paint = paint
    self.anchor = anchor
    self.baseline = baseline
    self.isBold = isBold
    self.isItalic = isItalic
    self.hasHalo = hasHalo
  }

  /// The box that a label takes when its anchor stands at `point`.
  public func box(of label: Label, at point: Point) -> Rect {
    TextMetrics.box(label, at: onBaseline(point), size: size, anchor: anchor, isBold: isBold)
  }

  /// The width of a label.
  public func width(of label: Label) -> Double { TextMetrics.width(label, size: size, isBold: isBold) }

  /// Renderers disagree on `dominant-baseline`, so the baseline is computed.
  private func onBaseline(_ point: Point) -> Point {
    switch baseline {
    case .alphabetic: point
    case .middle: Point(point.x, point.y + TextMetrics.middle * size)
    case .top: Point(point.x, point.y + TextMetrics.ascent * size)
    }
  }

  func attributes(at point: Point, _ extra: SVGAttributes) -> SVGAttributes {
    let point = onBaseline(point)
    var all = extra
    all.append("x", .number(point.x))
    all.append("y", .number(point.y))
    if size != Typography.tick { all.append("font-size", .number(size)) }
    if isBold { all.append("font-weight", "600") }
    if isItalic { all.append("font-style", "italic") }
    if anchor != .start { all.append("text-anchor", .text(anchor.rawValue)) }
    all.append("fill", .paint(paint))
    if hasHalo {
      all.append("stroke", .paint(.page))
      all.append("stroke-width", 3)
      all.append("stroke-linejoin", "round")
      all.append("style", "paint-order:stroke")
    }
    return all
  }
}

extension Label {
  /// The content of a text element.
  var markup: String {
    var result = ""
    var shift = 0.0
    for run in runs where !run.text.isEmpty {
      let target = run.position.shift
      result += run.markup(shift: target - shift)
      shift = target
    }
    return result
  }
}

extension Label.Position {
  /// How far the baseline moves down, in units of the font size of the line.
  fileprivate var shift: Double {
    switch self {
    case .baseline: 0
    case .superscript: -0.4
    case .subscript: 0.25
    }
  }
}

extension Label.Run {
  /// `dy` in `em` counts in the size of the part itself.
  fileprivate func markup(shift: Double) -> String {
    let scale = position == .baseline ? 1 : TextMetrics.scriptSize
    var attributes = ""
    if shift != 0 { attributes += " dy=\"\(Coordinate.fineText(shift / scale))em\"" }
    if position != .baseline { attributes += " font-size=\"70%\"" }
    if isItalic { attributes += " font-style=\"italic\"" }
    let content = XMLText.escaped(text)
    return attributes.isEmpty ? content : "<tspan\(attributes)>\(content)</tspan>"
  }
}
