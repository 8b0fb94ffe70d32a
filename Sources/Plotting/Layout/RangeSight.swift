/// How much of a panel's data lies on the axes, and in the ranges that the author gives.
struct RangeSight {
  private let isGiven: Bool
  private let hasData: Bool
  private let isBlind: Bool
  /// Whether no mark has anything that has a place on both axes.
  let isPlaceless: Bool

  init(_ panel: Panel, _ view: PanelView) {
    let marks = panel.contents.filter { !$0.style.isAnnotation }
    isGiven = panel.x.range != nil || panel.y.range != nil
    hasData = marks.contains { $0.yValues.contains { $0.contains(where: \.isFinite) } }
    isPlaceless = !marks.isEmpty && !marks.contains(where: view.holds)
    isBlind = isGiven && hasData && !marks.contains(where: view.shows)
  }

  /// What is said where nothing is to be seen; nil where something is.
  func text(hasNoDomain: Bool) -> String? {
    if isGiven && hasData && (hasNoDomain || isBlind) { return "no data in this range" }
    return hasNoDomain || isPlaceless ? "no data" : nil
  }
}

/// The part of the plane that the axes of a panel show.
struct PanelView {
  let x: AxisScale
  let y: AxisScale
  private let isGiven: (x: Bool, y: Bool)
  private let window: LineWindow

  init(_ panel: Panel, x: ClosedRange<Double>, y: ClosedRange<Double>) {
    self.x = AxisScale(panel.x.scale, domain: x, from: 0, to: 1)
    self.y = AxisScale(panel.y.scale, domain: y, from: 0, to: 1)
    isGiven = (panel.x.range != nil, panel.y.range != nil)
    window = LineWindow(panel)
  }

  /// Whether anything of a mark may be seen.
  func shows(_ mark: any DrawableMark) -> Bool {
    if let dots = mark as? DotMark, dots.frames.isEmpty {
      return zip(dots.x, dots.y).contains { sees(x: $0) && sees(y: $1) }
    }
    let heights = mark.yValues(over: window)
    let feet = (x: mark.isGroundedSideways ? [0.0] : [], y: mark.isGrounded ? [0.0] : [])
    return overlap(places(of: mark) + [feet.x], x) && overlap(heights + [feet.y], y)
  }

  /// Whether nothing of some marks lies in the ranges that are given: of a line no part of any segment.
  func misses(_ marks: [any DrawableMark]) -> Bool {
    let area = Rect(x: 0, y: 0, width: 1, height: 1).expanded(by: 1e-9)
    return isLimited
      && marks.allSatisfy { mark in
        guard let line = mark as? LineMark, line.frames.isEmpty else {
          return mark.frameCount < 2 && !shows(mark)
        }
        let places = zip(line.x, line.y).map { Point(x.position($0), y.position($1)) }
        return !places.contains(where: area.contains)
          && !zip(places, places.dropFirst()).contains { start, end in
            start.isFinite && end.isFinite && !Clipping.lines([start, end], to: area).isEmpty
          }
      }
  }

  /// The positions along x of what has a place along y too.
  private func places(of mark: any DrawableMark) -> [[Double]] {
    guard let pairs = mark.pairs, mark.frameCount < 2, isLimited else { return mark.xValues }
    return [zip(pairs.x, pairs.y).filter { y.isOnScale($0.1) && x.isOnScale($0.0) }.map(\.0)]
  }

  /// Whether any point of a mark has a place on both axes.
  func holds(_ mark: any DrawableMark) -> Bool {
    guard let pairs = mark.pairs, mark.frameCount < 2 else { return true }
    return zip(pairs.x, pairs.y).contains { x.isOnScale($0) && y.isOnScale($1) }
  }

  /// Whether a range is given, beyond which something may lie.
  var isLimited: Bool { isGiven.x || isGiven.y }

  /// Whether a point lies beyond a range that is given.
  func hides(_ u: Double, _ v: Double) -> Bool {
    x.isOnScale(u) && y.isOnScale(v) && (hides(x: u) || hides(y: v))
  }

  /// Whether a point has a place on the axes, within the ranges that are given.
  func hasPlace(_ u: Double, _ v: Double) -> Bool { x.isOnScale(u) && y.isOnScale(v) && !hides(u, v) }

  /// How many dots have a place.
  func countShown(_ dots: DotMark) -> Int { zip(dots.x, dots.y).count { hasPlace($0, $1) } }

  /// Whether a position lies beyond the range that is given along x.
  func hides(x value: Double) -> Bool { isGiven.x && x.isOnScale(value) && !x.isInside(value) }

  /// Whether a height lies beyond the range that is given along y.
  func hides(y value: Double) -> Bool { isGiven.y && y.isOnScale(value) && !y.isInside(value) }

  /// Whether a part of an interval along x is shown.
  func meets(x interval: (Double, Double)) -> Bool { !isGiven.x || PanelView.meets(interval, x) }

  /// Whether a part of an interval along y is shown.
  func meets(y interval: (Double, Double)) -> Bool { !isGiven.y || PanelView.meets(interval, y) }

  private static func meets(_ interval: (Double, Double), _ scale: AxisScale) -> Bool {
    let (low, high) = (min(interval.0, interval.1), max(interval.0, interval.1))
    let domain = scale.domain
    return low == high ? domain.contains(low) : high > domain.lowerBound && low < domain.upperBound
  }

  /// What is beyond a range that is given is not drawn; other axes have an edge around the data.
  private func sees(x value: Double) -> Bool { isGiven.x ? x.isInside(value) : x.isNear(value) }
  private func sees(y value: Double) -> Bool { isGiven.y ? y.isInside(value) : y.isNear(value) }

  private func overlap(_ values: [[Double]], _ scale: AxisScale) -> Bool {
    guard let extent = Domain.extent(values.lazy.joined()) else { return false }
    return extent.overlaps(scale.domain)
  }
}
