/// How much of a panel's data lies in the ranges that the author gives.
struct RangeSight {
  /// How many dots lie elsewhere.
  private(set) var points = 0
  private let isGiven: Bool
  private let hasData: Bool
  private let isBlind: Bool

  init(_ panel: Panel, x: ClosedRange<Double>, y: ClosedRange<Double>) {
    let marks = panel.contents.filter { !$0.style.isAnnotation }
    isGiven = panel.x.range != nil || panel.y.range != nil
    hasData = marks.contains { $0.yValues.contains { $0.contains(where: \.isFinite) } }
    let view = View(panel, x, y)
    isBlind = isGiven && hasData && !marks.contains(where: view.shows)
    guard isGiven else { return }
    for case let dots as DotMark in marks { points += view.hidden(dots) }
  }

  /// What is said where nothing is to be seen; nil where something is.
  func text(hasNoDomain: Bool) -> String? {
    if isGiven && hasData && (hasNoDomain || isBlind) { return "no data in this range" }
    return hasNoDomain ? "no data" : nil
  }

  /// The part of the plane that the axes show.
  private struct View {
    private let x: AxisScale
    private let y: AxisScale
    private let window: LineWindow?

    init(_ panel: Panel, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>) {
      self.x = AxisScale(panel.x.scale, domain: x, from: 0, to: 1)
      self.y = AxisScale(panel.y.scale, domain: y, from: 0, to: 1)
      window = LineWindow(panel)
    }

    /// Whether anything of a mark may be seen.
    func shows(_ mark: any DrawableMark) -> Bool {
      if let dots = mark as? DotMark, dots.frames.isEmpty {
        return hidden(dots) < zip(dots.x, dots.y).count { x.isOnScale($0) && y.isOnScale($1) }
      }
      let heights = window.map { mark.yValues(over: $0) } ?? mark.yValues
      let feet = (x: mark.isGroundedSideways ? [0.0] : [], y: mark.isGrounded ? [0.0] : [])
      return overlap(mark.xValues + [feet.x], x) && overlap(heights + [feet.y], y)
    }

    /// How many dots lie elsewhere.
    func hidden(_ dots: DotMark) -> Int {
      zip(dots.x, dots.y).count { u, v in
        x.isOnScale(u) && y.isOnScale(v) && !(x.isNear(u) && y.isNear(v))
      }
    }

    private func overlap(_ values: [[Double]], _ scale: AxisScale) -> Bool {
      guard let extent = Domain.extent(values.lazy.joined()) else { return false }
      return extent.overlaps(scale.domain)
    }
  }
}
