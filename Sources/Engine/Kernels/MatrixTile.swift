/// A block of a matrix product that is held in registers while the sums run.
protocol MatrixTile: SendableMetatype {
  /// How many rows of the left matrix, and columns of the right one.
  static var rows: Int { get }
  static var columns: Int { get }

  /// target += left · right over `depth` terms, one after the other; the first terms do not read the target.
  ///
  /// `left` holds `rows` numbers a term, `right` `columns`; rows of the target are `stride` apart.
  static func multiply(
    _ depth: Int, _ left: Pointer, _ right: Pointer, _ target: Pointer, _ stride: Int, isFirst: Bool)
}

/// The tile for AVX-512: twenty-four of the thirty-two registers hold sums.
enum WideTile: MatrixTile {
  static let rows = 12
  static let columns = 16

  @inline(__always)
  static func multiply(
    _ depth: Int, _ left: Pointer, _ right: Pointer, _ target: Pointer, _ stride: Int, isFirst: Bool
  ) {
    var (left, right) = (left, right)
    var sum0 = start(target, isFirst)
    var sum1 = start(target + stride, isFirst)
    var sum2 = start(target + 2 * stride, isFirst)
    var sum3 = start(target + 3 * stride, isFirst)
    var sum4 = start(target + 4 * stride, isFirst)
    var sum5 = start(target + 5 * stride, isFirst)
    var sum6 = start(target + 6 * stride, isFirst)
    var sum7 = start(target + 7 * stride, isFirst)
    var sum8 = start(target + 8 * stride, isFirst)
    var sum9 = start(target + 9 * stride, isFirst)
    var sum10 = start(target + 10 * stride, isFirst)
    var sum11 = start(target + 11 * stride, isFirst)
    for _ in 0..<depth {
      let values = PairStrip(right, distance: laneCount)
      sum0.add(values, times: Lanes(repeating: left[0]))
      sum1.add(values, times: Lanes(repeating: left[1]))
      sum2.add(values, times: Lanes(repeating: left[2]))
      sum3.add(values, times: Lanes(repeating: left[3]))
      sum4.add(values, times: Lanes(repeating: left[4]))
      sum5.add(values, times: Lanes(repeating: left[5]))
      sum6.add(values, times: Lanes(repeating: left[6]))
      sum7.add(values, times: Lanes(repeating: left[7]))
      sum8.add(values, times: Lanes(repeating: left[8]))
      sum9.add(values, times: Lanes(repeating: left[9]))
      sum10.add(values, times: Lanes(repeating: left[10]))
      sum11.add(values, times: Lanes(repeating: left[11]))
      left += rows
      right += columns
    }
    sum0.store(target, 0, distance: laneCount, Complete())
    sum1.store(target, stride, distance: laneCount, Complete())
    sum2.store(target, 2 * stride, distance: laneCount, Complete())
    sum3.store(target, 3 * stride, distance: laneCount, Complete())
    sum4.store(target, 4 * stride, distance: laneCount, Complete())
    sum5.store(target, 5 * stride, distance: laneCount, Complete())
    sum6.store(target, 6 * stride, distance: laneCount, Complete())
    sum7.store(target, 7 * stride, distance: laneCount, Complete())
    sum8.store(target, 8 * stride, distance: laneCount, Complete())
    sum9.store(target, 9 * stride, distance: laneCount, Complete())
    sum10.store(target, 10 * stride, distance: laneCount, Complete())
    sum11.store(target, 11 * stride, distance: laneCount, Complete())
  }

  @inline(__always)
  private static func start(_ target: Pointer, _ isFirst: Bool) -> PairStrip {
    isFirst ? PairStrip(repeating: 0) : PairStrip(target, distance: laneCount)
  }
}

/// The tile for processors with sixteen registers of four numbers or fewer.
enum NarrowTile: MatrixTile {
  static let rows = 4
  static let columns = 8

  @inline(__always)
  static func multiply(
    _ depth: Int, _ left: Pointer, _ right: Pointer, _ target: Pointer, _ stride: Int, isFirst: Bool
  ) {
    var (left, right) = (left, right)
    var sum0 = start(target, isFirst)
    var sum1 = start(target + stride, isFirst)
    var sum2 = start(target + 2 * stride, isFirst)
    var sum3 = start(target + 3 * stride, isFirst)
    for _ in 0..<depth {
      let values = SingleStrip(right, distance: laneCount)
      sum0.add(values, times: Lanes(repeating: left[0]))
      sum1.add(values, times: Lanes(repeating: left[1]))
      sum2.add(values, times: Lanes(repeating: left[2]))
      sum3.add(values, times: Lanes(repeating: left[3]))
      left += rows
      right += columns
    }
    sum0.store(target, 0, distance: laneCount, Complete())
    sum1.store(target, stride, distance: laneCount, Complete())
    sum2.store(target, 2 * stride, distance: laneCount, Complete())
    sum3.store(target, 3 * stride, distance: laneCount, Complete())
  }

  @inline(__always)
  private static func start(_ target: Pointer, _ isFirst: Bool) -> SingleStrip {
    isFirst ? SingleStrip(repeating: 0) : SingleStrip(target, distance: laneCount)
  }
}

/// The sum as it is.
private struct Complete: Finish {
  @inline(__always)
  func callAsFunction(_ sum: Lanes, _ offset: Int) -> Lanes { sum }
}
