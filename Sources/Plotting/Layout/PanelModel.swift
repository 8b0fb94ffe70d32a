/// What a panel shows, as far as the data alone decide it.
struct PanelModel: Sendable {
  let panel: Panel
  /// The names of the series in the order of their colours; "" stands for marks without a name.
  let series: [String]
  /// The range of x, not empty.
  var xDomain: ClosedRange<Double>
  /// The range of y, not empty.
  var yDomain: ClosedRange<Double>
  /// The scale of colours; nil where no mark needs one.
  let colors: ColorMapping?
  /// How many values have no place on the axes.
  let omissions: Omissions
  /// Whether there is nothing to draw.
  let isEmpty: Bool

  init(_ panel: Panel) {
    self.panel = panel
    series = panel.orderedSeries
    var omissions = Omissions()
    let x = AxisExtent(panel.x, panel.marks.map(\.xValues), &omissions)
    let window = LineWindow(panel)
    let y = AxisExtent(panel.y, panel.marks.map { $0.yValues(over: window) }, &omissions)
    xDomain = x.domain(
      grounded: panel.marks.contains(where: \.isGroundedSideways), nearZero: false,
      isField: panel.marks.contains(where: \.isField))
    yDomain = y.domain(
      grounded: panel.marks.contains(where: \.isGrounded),
      nearZero: !panel.isEqualAspect && !panel.marks.contains(where: \.isTwoDimensional),
      isField: panel.marks.contains(where: \.isField))
    colors = ColorMapping(panel)
    isEmpty = x.isEmpty || y.isEmpty
    omissions.notFinite += panel.marks.map(\.holes).reduce(0, +)
    self.omissions = omissions
  }

  /// The place of a series in the order of colours.
  func index(of name: String?) -> Int { series.firstIndex(of: name ?? "") ?? 0 }

  /// Whether the axes end where a filled mark ends.
  var isField: Bool { panel.marks.contains(where: \.isField) }

  /// Whether vertical grid lines help.
  var hasVerticalGrid: Bool { !isField && panel.marks.contains(where: \.isTwoDimensional) }
}

/// How many values have no place on the axes, for a note.
struct Omissions: Sendable, Hashable {
  var notPositive = 0
  var notFinite = 0

  /// The sentences for the note.
  var notes: [String] {
    func count(_ number: Int) -> String {
      NumberText.short(Double(number), digits: 15) + (number == 1 ? " value" : " values")
    }
    return (notPositive > 0 ? ["\(count(notPositive)) ≤ 0 not shown on the logarithmic scale"] : [])
      + (notFinite > 0 ? ["\(count(notFinite)) not finite and not shown"] : [])
  }

  static func + (a: Omissions, b: Omissions) -> Omissions {
    Omissions(notPositive: a.notPositive + b.notPositive, notFinite: a.notFinite + b.notFinite)
  }
}

/// The range of all values along one axis.
struct AxisExtent: Sendable {
  private let axis: Axis
  private var range: ClosedRange<Double>?

  /// Whether no value has a place on the axis.
  var isEmpty: Bool { range == nil }

  init(_ axis: Axis, _ values: [[[Double]]], _ omissions: inout Omissions) {
    self.axis = axis
    var scan = ValueScan(isLogarithmic: axis.scale == .log)
    for group in values {
      for series in group { scan.add(series) }
    }
    omissions.notFinite += scan.notFinite
    omissions.notPositive += scan.notPositive
    range = scan.range
  }

  /// The range to show.
  ///
  /// - Parameters:
  ///   - grounded: Whether 0, or on a logarithmic scale something below all data, must be in it, because lengths are
  ///     read from it.
  ///   - nearZero: Whether 0 should be in it where that costs little.
  ///   - isField: Whether it should end where the data end.
  func domain(grounded: Bool, nearZero: Bool, isField: Bool) -> ClosedRange<Double> {
    if case .band(let names) = axis.scale { return -0.5...(Double(max(1, names.count)) - 0.5) }
    let isLog = axis.scale == .log
    if let given = usableRange { return isLog ? Domain.widenedLog(given) : Domain.widened(given) }
    guard let range else { return isLog ? 1...10 : 0...1 }
    if isLog { return grounded ? Domain.groundedLog(range) : Domain.widenedLog(range) }
    if grounded { return Domain.widened(min(0, range.lowerBound)...max(0, range.upperBound)) }
    let widened = Domain.widened(range)
    if isField { return widened }
    return Domain.rounded(nearZero ? Domain.includingNearbyZero(widened) : widened)
  }

  /// The range asked for, if it can be shown.
  private var usableRange: ClosedRange<Double>? {
    guard let range = axis.range, range.lowerBound.isFinite, range.upperBound.isFinite else { return nil }
    guard axis.scale == .log else { return range }
    guard range.upperBound > 0 else { return nil }
    let low = range.lowerBound > 0 ? range.lowerBound : min(self.range?.lowerBound ?? 1, range.upperBound)
    return low...range.upperBound
  }
}
