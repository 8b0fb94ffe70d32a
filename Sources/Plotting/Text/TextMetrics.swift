/// The space that text takes, without a font engine.
///
/// All sizes are in pixels. Widths are upper estimates from bundled tables; see ``width(_:size:isBold:)``.
public enum TextMetrics {
  /// How far capitals rise above the baseline, in units of the font size.
  public static let ascent = 0.74
  /// How far descenders fall below the baseline, in units of the font size.
  public static let descent = 0.22
  /// The distance of baselines of consecutive lines, in units of the font size.
  public static let lineHeight = 1.3
  /// From the middle of capitals to the baseline, in units of the font size.
  public static let middle = 0.35
  /// The size of raised and lowered parts, in units of the font size.
  static let scriptSize = 0.7

  /// The width of plain text.
  public static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    var thousandths = 0
    for character in text { thousandths += CharacterWidths.width(of: character, isBold: isBold) }
    return Double(thousandths) / 1_000 * size
  }

  /// The width of a label.
  public static func width(_ label: Label, size: Double, isBold: Bool = false) -> Double {
    label.runs.reduce(0) { sum, run in
      let scale = run.position == .baseline ? 1 : scriptSize
      return sum + width(run.text, size: size * scale, isBold: isBold)
    }
  }

  /// The text, shortened with an ellipsis where it would be wider than `limit`.
  public static func truncated(_ text: String, to limit: Double, size: Double, isBold: Bool = false) -> String
  {
    guard width(text, size: size, isBold: isBold) > limit else { return text }
    let factor = size / 1_000
    let budget = limit - width("…", size: size, isBold: isBold)
    var kept = ""
    var used = 0.0
    for character in text {
      used += Double(CharacterWidths.width(of: character, isBold: isBold)) * factor
      if used > budget { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The box of a label whose anchor stands at `point` on the baseline.
  public static func box(
    _ label: Label, at point: Point, size: Double, anchor: TextAnchor = .start, isBold: Bool = false
  ) -> Rect {
    let width = width(label, size: size, isBold: isBold)
    return Rect(
      x: point.x - width * anchor.fraction, y: point.y - ascent * size,
      width: width, height: (ascent + descent) * size)
  }
}

/// Which part of a text stands at its position.
public enum TextAnchor: String, Sendable, Hashable {
  /// The left end.
  case start
  /// The middle.
  case middle
  /// The right end.
  case end

  /// The part of the width to the left of the anchor.
  public var fraction: Double {
    switch self {
    case .start: 0
    case .middle: 0.5
    case .end: 1
    }
  }
}
