/// The places of the words of annotations, none of which overlaps another.
///
/// One after the other, each label takes the best of its candidate places: near where it belongs and free of marks.
struct AnnotationLabels: Sendable {
  /// A label with its place.
  struct Placed: Sendable {
    let label: Label
    let point: Point
    let style: TextStyle
    /// The line from a point to its words, where they stand far from it.
    let leader: [Point]

    var box: Rect { style.box(of: label, at: point) }
  }

  /// The labels by the places of their marks.
  private(set) var placed: [Int: [Placed]] = [:]
  /// How many labels have no room.
  private(set) var hidden = 0

  /// More labels than this have no room in any figure.
  private static let maximum = 2_000

  init(_ panel: Panel, x: AxisScale, y: AxisScale, frame: Rect) {
    let wishes = panel.marks.enumerated().flatMap { index, mark in
      LabelWish.wishes(of: mark, at: index, x: x, y: y, frame: frame)
    }
    guard !wishes.isEmpty else { return }
    var occupancy = Occupancy(frame)
    for mark in panel.contents { mark.cover(&occupancy, x: x, y: y) }
    var boxes: [Rect] = []
    for wish in wishes.prefix(AnnotationLabels.maximum) {
      guard let best = AnnotationLabels.best(of: wish, occupancy, boxes, frame) else {
        hidden += 1
        continue
      }
      boxes.append(best.box.expanded(by: 1))
      placed[wish.mark, default: []].append(best)
    }
    hidden += max(0, wishes.count - AnnotationLabels.maximum)
  }

  /// Where the labels stand, in no particular order.
  var boxes: [Rect] { placed.values.flatMap { $0.map(\.box) } }

  /// What a reader must know about labels that are left out.
  static func note(hidden: Int) -> String? {
    hidden > 0
      ? "the words of \(NumberText.exact(Double(hidden))) annotation\(hidden == 1 ? "" : "s") have no room"
      : nil
  }

  /// The place with the least cost; nil where none is inside the frame and free of other labels.
  private static func best(
    of wish: LabelWish, _ occupancy: Occupancy, _ boxes: [Rect], _ frame: Rect
  ) -> Placed? {
    var best: (placed: Placed, cost: Double)?
    for candidate in wish.candidates {
      guard candidate.cost < best?.cost ?? .infinity else { continue }
      var style = wish.style
      style.anchor = candidate.anchor
      let box = style.box(of: wish.label, at: candidate.point)
      let isInside =
        box.minX >= frame.minX - 1 && box.maxX <= frame.maxX + 1 && box.minY >= frame.minY - 1
        && box.maxY <= frame.maxY + 1
      guard isInside, !boxes.contains(where: box.overlaps) else { continue }
      let cost = candidate.cost + wish.coverCost * Double(occupancy.covered(box))
      guard cost < best?.cost ?? .infinity else { continue }
      let leader = candidate.isFar ? [wish.anchor, box.nearest(to: wish.anchor)] : []
      best = (Placed(label: wish.label, point: candidate.point, style: style, leader: leader), cost)
    }
    return best?.placed
  }
}

extension Rect {
  /// The point of the rectangle that is nearest to another point.
  fileprivate func nearest(to point: Point) -> Point {
    Point(min(max(point.x, minX), maxX), min(max(point.y, minY), maxY))
  }
}

/// A label with the places where it could stand.
private struct LabelWish {
  struct Candidate {
    let point: Point
    let anchor: TextAnchor
    /// How much worse it is than the first, in covered squares.
    let cost: Double
    var isFar = false
  }

  /// The place of the mark.
  let mark: Int
  let label: Label
  let style: TextStyle
  /// The point that is meant.
  let anchor: Point
  let candidates: [Candidate]
  /// The cost of a covered square. The words of a rule belong to all of it, so they are free to stand where no mark is;
  /// those of a point belong near it.
  var coverCost = 1.0

  static func wishes(of mark: Mark, at index: Int, x: AxisScale, y: AxisScale, frame: Rect) -> [LabelWish] {
    switch mark {
    case .rule(let rule) where rule.frames.count < 2: wish(rule, index, x, y, frame).map { [$0] } ?? []
    case .text(let texts): wishes(texts, index, x, y, frame)
    default: []
    }
  }

  /// Words shortened to the width of the frame.
  private static func label(_ words: String, _ style: TextStyle, _ frame: Rect) -> Label {
    Label(TextMetrics.truncated(words, to: frame.width - 4, size: style.size, isBold: style.isBold))
  }

  private static func wish(
    _ rule: RuleMark, _ index: Int, _ x: AxisScale, _ y: AxisScale, _ frame: Rect
  ) -> LabelWish? {
    let style = TextStyle(size: Typography.note, paint: .muted, hasHalo: true)
    guard let words = rule.label, !words.isEmpty else { return nil }
    let label = label(words, style, frame)
    if let v = rule.y.first(where: { y.isNear($0) }).map(y.position), v >= frame.minY, v <= frame.maxY {
      return LabelWish(
        mark: index, label: label, style: style, anchor: Point(frame.maxX, v),
        candidates: along(height: v, frame, width: style.width(of: label)), coverCost: 20)
    }
    if let u = rule.x.first(where: { x.isNear($0) }).map(x.position), u >= frame.minX, u <= frame.maxX {
      return LabelWish(
        mark: index, label: label, style: style, anchor: Point(u, frame.minY),
        candidates: down(place: u, frame), coverCost: 20)
    }
    return nil
  }

  /// Above and below a horizontal rule, from its right end leftwards.
  private static func along(height: Double, _ frame: Rect, width: Double) -> [Candidate] {
    let ends = stride(from: frame.maxX - 2, to: frame.minX + width, by: -max(8, width / 4))
    return ends.enumerated().flatMap { step, end in
      [
        Candidate(point: Point(end, height - 5), anchor: .end, cost: Double(step)),
        Candidate(point: Point(end, height + 14), anchor: .end, cost: Double(step) + 1.5),
      ]
    }
  }

  /// To the right and left of a vertical rule, from its top downwards; on the side of the middle first.
  private static func down(place: Double, _ frame: Rect) -> [Candidate] {
    let isLate = place > frame.center.x
    let heights = stride(from: frame.minY + 12, to: frame.maxY, by: Typography.note / 2)
    return heights.enumerated().flatMap { step, height in
      [
        Candidate(
          point: Point(place + (isLate ? -5 : 5), height), anchor: isLate ? .end : .start,
          cost: Double(step) / 2),
        Candidate(
          point: Point(place + (isLate ? 5 : -5), height), anchor: isLate ? .start : .end,
          cost: Double(step) / 2 + 1),
      ]
    }
  }

  private static func wishes(
    _ mark: TextMark, _ index: Int, _ x: AxisScale, _ y: AxisScale, _ frame: Rect
  ) -> [LabelWish] {
    let size = mark.style.size.flatMap { $0.isFinite && $0 > 0 ? min($0, 200) : nil } ?? Typography.note
    let style = TextStyle(
      size: size, paint: mark.style.paint ?? .ink, anchor: .middle, baseline: .middle, hasHalo: true)
    return mark.texts.indices.compactMap { place in
      guard place < min(mark.x.count, mark.y.count), !mark.texts[place].isEmpty, x.isNear(mark.x[place]),
        y.isNear(mark.y[place])
      else { return nil }
      let point = Point(x.position(mark.x[place]), y.position(mark.y[place]))
      guard point.isFinite, frame.expanded(by: 1).contains(point) else { return nil }
      let own = [Candidate(point: point, anchor: .middle, cost: 0)]
      return LabelWish(
        mark: index, label: label(mark.texts[place], style, frame), style: style, anchor: point,
        candidates: mark.isCentered ? own : around(point, size))
    }
  }

  /// Beside a point at first, then farther and farther from it.
  private static func around(_ point: Point, _ size: Double) -> [Candidate] {
    let sides: [(x: Double, y: Double, anchor: TextAnchor)] = [
      (1, -1, .start), (-1, -1, .end), (1, 1, .start), (-1, 1, .end), (0, -1.4, .middle), (0, 1.4, .middle),
      (1.4, 0, .start), (-1.4, 0, .end),
    ]
    return [7.0, 24, 44, 68, 96, 128].enumerated().flatMap { ring, distance in
      sides.enumerated().map { place, side in
        let down = side.y * (distance + max(0, size - Typography.note) / 2)
        return Candidate(
          point: Point(point.x + side.x * distance, point.y + down), anchor: side.anchor,
          cost: 0.25 * Double(place) + 4 * Double(ring), isFar: ring > 0)
      }
    }
  }
}
