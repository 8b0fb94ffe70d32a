/// The range of all values along one axis.
struct AxisExtent: Sendable {
  private let axis: Axis
  private var range: ClosedRange<Double>?

  /// Whether no value of the data has a place on the axis, whatever comments on them.
  private(set) var isEmpty = true

  /// The values of annotations that the axis makes no room for, with the places of their marks.
  private var distant: [(mark: Int, value: Double)] = []

  /// - Parameter known: The extremes of the parts of a mark's only values, where these have been looked for.
  init(
    _ axis: Axis, _ marks: [any DrawableMark], _ omissions: inout Omissions,
    known: (any DrawableMark) -> [Extremes?]?, values: (any DrawableMark) -> [[Double]]
  ) {
    self.axis = axis
    var range: ClosedRange<Double>?
    func take(
      _ series: [[Double]], _ known: [Extremes?]?, of mark: any DrawableMark, _ omissions: inout Omissions
    ) {
      for (index, values) in series.enumerated() {
        var scan = ValueScan(isLogarithmic: axis.scale == .log)
        scan.add(values, series.count == 1 ? known : nil)
        range = Domain.union(range, scan.range)
        // What an animated mark was before shows the same data again.
        let isFormer = mark.frameCount > 1 && mark.origin == .data && index + 1 < series.count
        omissions.add(scan, of: isFormer || mark.style.isAnnotation ? .derived : mark.origin)
      }
    }
    for mark in marks where !mark.style.isAnnotation {
      take(values(mark), known(mark), of: mark, &omissions)
    }
    isEmpty = range == nil
    let room = AnnotationRoom(axis, around: range)
    for (index, mark) in marks.enumerated() where mark.style.isAnnotation {
      let all = values(mark)
      let near = all.map { $0.filter(room.holds) }
      distant += all.joined().filter { !room.holds($0) }.map { (index, $0) }
      take(near, nil, of: mark, &omissions)
    }
    self.range = range
    if marks.allSatisfy(\.style.isAnnotation) { isEmpty = range == nil }
  }

  /// The places of the annotations that reach out of a domain by more than the edge around the data.
  func cut(by domain: ClosedRange<Double>) -> Set<Int> {
    let scale = AxisScale(axis.scale, domain: domain, from: 0, to: 1)
    return Set(distant.filter { !scale.isNear($0.value) }.map(\.mark))
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
    if let given = usableRange(grounded: grounded) {
      return isLog ? Domain.widenedLog(given) : Domain.widened(given)
    }
    guard let range else { return isLog ? 1...10 : 0...1 }
    if isLog { return grounded ? Domain.groundedLog(range) : Domain.roundedLog(Domain.widenedLog(range)) }
    if grounded { return Domain.widened(min(0, range.lowerBound)...max(0, range.upperBound)) }
    let widened = Domain.widened(range)
    if isField { return widened }
    return Domain.rounded(nearZero ? Domain.includingNearbyZero(widened) : widened)
  }

  /// The range asked for, if it can be shown; on a logarithmic scale what reaches to 0 begins with the data.
  private func usableRange(grounded: Bool) -> ClosedRange<Double>? {
    guard let range = axis.range, range.lowerBound.isFinite, range.upperBound.isFinite else { return nil }
    guard axis.scale == .log else { return range }
    guard range.upperBound > 0 else { return nil }
    guard range.lowerBound <= 0 else { return range }
    let data = self.range.map { grounded ? Domain.groundedLog($0) : $0 }
    return min(data?.lowerBound ?? 1, range.upperBound)...range.upperBound
  }
}

/// How far annotations may widen an axis: by the span of the data on either side, as the scale measures it, so that
/// the data keep a third of it.
private struct AnnotationRoom {
  private let transform: AxisScale.Transform
  private let range: ClosedRange<Double>?

  /// There is no limit where the range is given anyway, or where the data have no span to lose.
  init(_ axis: Axis, around data: ClosedRange<Double>?) {
    transform = AxisScale.Transform(axis.scale)
    guard axis.range == nil, let data, Domain.widened(data) == data else {
      range = nil
      return
    }
    let (low, high) = (transform(data.lowerBound), transform(data.upperBound))
    let span = 2 * (high / 2 - low / 2)
    range = (low - span)...(high + span)
  }

  /// Whether the value is near, or has no place on the axis at all.
  func holds(_ value: Double) -> Bool {
    let place = transform(value)
    return range?.contains(place) ?? true || !place.isFinite
  }
}
