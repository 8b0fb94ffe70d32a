/// A sampled curve that goes to infinity, whose largest samples say where the samples lie and nothing about the curve.
struct PoleFlanks {
  /// How many times the curve goes to infinity.
  private(set) var count = 0
  /// The heights from which the curve goes to infinity: a turn, or an end of the curve.
  private(set) var feet: [Foot] = []
  /// Where a slope to a pole begins, and whether it leads upwards.
  typealias Foot = (height: Double, isRising: Bool)

  private let x: [Double]
  private let y: [Double]
  /// Whether a sample belongs to a pole, or to the slope that rises to one.
  private var isSteep: [Bool]

  init(_ x: [Double], _ y: [Double]) {
    (self.x, self.y) = (x, y)
    let size = min(x.count, y.count)
    isSteep = Array(repeating: false, count: size)
    guard size > 2 else { return }
    for run in InfiniteParts.runs(y.prefix(size)) where InfiniteParts.isNarrow(run, x.prefix(size)) {
      mark(run)
    }
  }

  /// The heights that an axis should hold: all beside the slopes, and of the slopes what lies in the bulk of the curve.
  ///
  /// - Parameter place: The place of a position on the scale of its axis, on which the bulk is measured.
  func heights(at place: (Double) -> Double) -> [Double] {
    guard count > 0, let bulk = Bulk(equallySpaced(place))?.range else { return y }
    return isSteep.indices.filter { !isSteep[$0] || bulk.contains(y[$0]) }.map { y[$0] }
  }

  /// The least share of an axis on which a slope is seen.
  private static let visible = 0.12

  /// A domain with room for the slope above or below a foot, so that more of it is seen than a tip at the frame.
  static func widened(_ domain: ClosedRange<Double>, for foot: Foot) -> ClosedRange<Double> {
    let share = visible / (1 - visible)
    let reach =
      foot.isRising
      ? foot.height + share * (foot.height - domain.lowerBound)
      : foot.height - share * (domain.upperBound - foot.height)
    guard reach.isFinite, domain.contains(foot.height) else { return domain }
    return min(domain.lowerBound, reach)...max(domain.upperBound, reach)
  }

  private mutating func mark(_ pole: Range<Int>) {
    count += 1
    for index in pole { isSteep[index] = true }
    slope(from: pole.lowerBound - 1, by: -1)
    slope(from: pole.upperBound, by: 1)
  }

  /// Marks the samples from a pole to where the curve turns.
  private mutating func slope(from start: Int, by step: Int) {
    var index = start
    guard isSteep.indices.contains(index), isSteep.indices.contains(index + step) else { return }
    let isRising = y[index] > y[index + step]
    while isSteep.indices.contains(index), isSteep.indices.contains(index + step), y[index].isFinite,
      isRising ? y[index] > y[index + step] : y[index] < y[index + step]
    {
      isSteep[index] = true
      index += step
    }
    if isSteep.indices.contains(index), y[index].isFinite { feet.append((y[index], isRising)) }
  }

  /// Samples at about equal distances, because there are more of them where the curve bends.
  private func equallySpaced(_ place: (Double) -> Double) -> [Double] {
    let places = x.map(place)
    guard let extent = Domain.extent(places) else { return y }
    let step = extent.upperBound / 256 - extent.lowerBound / 256
    var next = extent.lowerBound
    return zip(places, y).compactMap { place, height in
      guard place >= next, height.isFinite else { return nil }
      next = place + step
      return height
    }
  }
}
