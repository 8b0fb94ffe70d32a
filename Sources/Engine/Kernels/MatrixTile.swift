/// A block of a matrix product that is held in registers while the sums run.
protocol MatrixTile: SendableMetatype {
  /// How many rows of the left matrix, and columns of the right one.
  static var rows: Int { get }
  static var columns: Int { get }

  /// target += left · right over `depth` terms, one after the other.
  ///
  /// `left` holds `rows` numbers a term, `right` `columns`; rows of the target are `stride` apart.
  static func multiply(
    _ depth: Int, _ left: Pointer, _ right: Pointer, _ target: Pointer, _ stride: Int)
}

/// The tile for AVX-512: sixteen of the thirty-two registers hold sums.
enum WideTile: MatrixTile {
  static let rows = 8
  static let columns = 16

  @inline(__always)
  static func multiply(_ depth: Int, _ left: Pointer, _ right: Pointer, _ target: Pointer, _ stride: Int) {
    var (left, right) = (left, right)
    var c0a = target.lanes(0)
    var c0b = target.lanes(8)
    var c1a = target.lanes(stride)
    var c1b = target.lanes(stride + 8)
    var c2a = target.lanes(2 * stride)
    var c2b = target.lanes(2 * stride + 8)
    var c3a = target.lanes(3 * stride)
    var c3b = target.lanes(3 * stride + 8)
    var c4a = target.lanes(4 * stride)
    var c4b = target.lanes(4 * stride + 8)
    var c5a = target.lanes(5 * stride)
    var c5b = target.lanes(5 * stride + 8)
    var c6a = target.lanes(6 * stride)
    var c6b = target.lanes(6 * stride + 8)
    var c7a = target.lanes(7 * stride)
    var c7b = target.lanes(7 * stride + 8)
    for _ in 0..<depth {
      let a = right.lanes(0)
      let b = right.lanes(8)
      let w0 = Lanes(repeating: left[0])
      c0a = c0a.addingProduct(a, w0)
      c0b = c0b.addingProduct(b, w0)
      let w1 = Lanes(repeating: left[1])
      c1a = c1a.addingProduct(a, w1)
      c1b = c1b.addingProduct(b, w1)
      let w2 = Lanes(repeating: left[2])
      c2a = c2a.addingProduct(a, w2)
      c2b = c2b.addingProduct(b, w2)
      let w3 = Lanes(repeating: left[3])
      c3a = c3a.addingProduct(a, w3)
      c3b = c3b.addingProduct(b, w3)
      let w4 = Lanes(repeating: left[4])
      c4a = c4a.addingProduct(a, w4)
      c4b = c4b.addingProduct(b, w4)
      let w5 = Lanes(repeating: left[5])
      c5a = c5a.addingProduct(a, w5)
      c5b = c5b.addingProduct(b, w5)
      let w6 = Lanes(repeating: left[6])
      c6a = c6a.addingProduct(a, w6)
      c6b = c6b.addingProduct(b, w6)
      let w7 = Lanes(repeating: left[7])
      c7a = c7a.addingProduct(a, w7)
      c7b = c7b.addingProduct(b, w7)
      left += 8
      right += 16
    }
    target.store(c0a, 0)
    target.store(c0b, 8)
    target.store(c1a, stride)
    target.store(c1b, stride + 8)
    target.store(c2a, 2 * stride)
    target.store(c2b, 2 * stride + 8)
    target.store(c3a, 3 * stride)
    target.store(c3b, 3 * stride + 8)
    target.store(c4a, 4 * stride)
    target.store(c4b, 4 * stride + 8)
    target.store(c5a, 5 * stride)
    target.store(c5b, 5 * stride + 8)
    target.store(c6a, 6 * stride)
    target.store(c6b, 6 * stride + 8)
    target.store(c7a, 7 * stride)
    target.store(c7b, 7 * stride + 8)
  }
}

/// The tile for processors with sixteen registers of four numbers or fewer.
enum NarrowTile: MatrixTile {
  static let rows = 4
  static let columns = 8

  @inline(__always)
  static func multiply(_ depth: Int, _ left: Pointer, _ right: Pointer, _ target: Pointer, _ stride: Int) {
    var (left, right) = (left, right)
    var c0a = target.lanes(0)
    var c1a = target.lanes(stride)
    var c2a = target.lanes(2 * stride)
    var c3a = target.lanes(3 * stride)
    for _ in 0..<depth {
      let a = right.lanes(0)
      let w0 = Lanes(repeating: left[0])
      c0a = c0a.addingProduct(a, w0)
      let w1 = Lanes(repeating: left[1])
      c1a = c1a.addingProduct(a, w1)
      let w2 = Lanes(repeating: left[2])
      c2a = c2a.addingProduct(a, w2)
      let w3 = Lanes(repeating: left[3])
      c3a = c3a.addingProduct(a, w3)
      left += 4
      right += 8
    }
    target.store(c0a, 0)
    target.store(c1a, stride)
    target.store(c2a, 2 * stride)
    target.store(c3a, 3 * stride)
  }
}
