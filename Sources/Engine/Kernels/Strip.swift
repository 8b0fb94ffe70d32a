/// One, two, four or eight groups of lanes that a kernel holds in registers; in memory they stand a fixed
/// distance apart, side by side or in neighbouring rows.
protocol Strip {
  /// How many groups there are.
  static var count: Int { get }
  /// The same number everywhere.
  init(repeating value: Double)
  /// Reads the groups at a place.
  init(_ place: Pointer, distance: Int)
  /// Adds other groups, each lane times that of one factor for all groups.
  mutating func add(_ other: Self, times factor: Lanes)
  /// Finishes each group and writes it.
  func store(_ base: Pointer, _ offset: Int, distance: Int, _ finish: some Finish)
  /// Writes the total of each group.
  func storeTotals(_ place: Pointer, distance: Int)
}

/// What becomes of a complete sum, which will stand at an offset in the output.
protocol Finish {
  func callAsFunction(_ sum: Lanes, _ offset: Int) -> Lanes
}

/// One group of lanes.
struct SingleStrip: Strip {
  static let count = 1
  private var a: Lanes

  @inline(__always)
  init(repeating value: Double) { a = Lanes(repeating: value) }

  @inline(__always)
  init(_ place: Pointer, distance: Int) { a = place.lanes(0) }

  @inline(__always)
  mutating func add(_ other: SingleStrip, times factor: Lanes) { a = a.addingProduct(other.a, factor) }

  @inline(__always)
  func store(_ base: Pointer, _ offset: Int, distance: Int, _ finish: some Finish) {
    base.store(finish(a, offset), offset)
  }

  @inline(__always)
  func storeTotals(_ place: Pointer, distance: Int) { place[0] = a.total }
}

/// Two strips, one behind the other.
struct DoubleStrip<Half: Strip>: Strip {
  static var count: Int { 2 * Half.count }
  private var first: Half
  private var second: Half

  @inline(__always)
  init(repeating value: Double) {
    first = Half(repeating: value)
    second = first
  }

  @inline(__always)
  init(_ place: Pointer, distance: Int) {
    first = Half(place, distance: distance)
    second = Half(place + Half.count * distance, distance: distance)
  }

  @inline(__always)
  mutating func add(_ other: DoubleStrip, times factor: Lanes) {
    first.add(other.first, times: factor)
    second.add(other.second, times: factor)
  }

  @inline(__always)
  func store(_ base: Pointer, _ offset: Int, distance: Int, _ finish: some Finish) {
    first.store(base, offset, distance: distance, finish)
    second.store(base, offset + Half.count * distance, distance: distance, finish)
  }

  @inline(__always)
  func storeTotals(_ place: Pointer, distance: Int) {
    first.storeTotals(place, distance: distance)
    second.storeTotals(place + Half.count * distance, distance: distance)
  }
}

/// Two, four and eight groups of lanes.
typealias PairStrip = DoubleStrip<SingleStrip>
typealias QuadStrip = DoubleStrip<PairStrip>
typealias OctetStrip = DoubleStrip<QuadStrip>
