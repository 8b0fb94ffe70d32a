/// A walk over every index of a shape in row-major order, for tensors that are read or written through strides.
///
/// The innermost axis is left to the caller, as a row, so that rows run at full speed.
struct StridedWalk {
  /// The positions where a row begins in each of two views, and in the contiguous order.
  struct Row {
    var start: Int
    var first: Int
    var second: Int
  }

  /// How many entries a row has.
  let rowLength: Int
  /// The strides of the two views along a row.
  let firstStep: Int
  let secondStep: Int
  private let outer: [Int]
  private let firstStrides: [Int]
  private let secondStrides: [Int]

  /// A walk over `shape` with two views of these strides, one per axis.
  init(_ shape: [Int], _ first: [Int], _ second: [Int]) {
    rowLength = shape.last ?? 1
    firstStep = first.last ?? 0
    secondStep = second.last ?? 0
    outer = Array(shape.dropLast())
    firstStrides = first
    secondStrides = second
  }

  /// Calls `body` with each row in turn.
  func forEachRow(_ body: (Row) -> Void) {
    guard rowLength > 0, !outer.contains(0) else { return }
    var index = [Int](repeating: 0, count: outer.count)
    var row = Row(start: 0, first: 0, second: 0)
    repeat {
      body(row)
      row.start += rowLength
    } while advance(&index, &row)
  }

  private func advance(_ index: inout [Int], _ row: inout Row) -> Bool {
    for axis in outer.indices.reversed() {
      index[axis] += 1
      row.first += firstStrides[axis]
      row.second += secondStrides[axis]
      if index[axis] < outer[axis] { return true }
      row.first -= outer[axis] * firstStrides[axis]
      row.second -= outer[axis] * secondStrides[axis]
      index[axis] = 0
    }
    return false
  }
}
