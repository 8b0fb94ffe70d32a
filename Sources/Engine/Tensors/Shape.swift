/// Arithmetic of shapes: lists of axis lengths, outermost first.
public enum Shape {
  /// The number of entries of a tensor of this shape; `nil` when it exceeds what can be addressed.
  public static func count(_ shape: [Int]) -> Int? {
    if shape.contains(0) { return 0 }
    var product = 1
    for length in shape {
      guard length > 0 else { return nil }
      let (next, overflow) = product.multipliedReportingOverflow(by: length)
      if overflow || next > Int.max / 16 { return nil }
      product = next
    }
    return product
  }

  /// The shape that several shapes broadcast to by NumPy's rule; `nil` when they do not.
  ///
  /// Shapes are aligned at their last axes; lengths must agree or be 1.
  public static func broadcast(_ shapes: [[Int]]) -> [Int]? {
    let rank = shapes.map(\.count).max() ?? 0
    var result = [Int](repeating: 1, count: rank)
    for shape in shapes {
      let offset = rank - shape.count
      for (axis, length) in shape.enumerated() where length != 1 {
        let known = result[offset + axis]
        guard known == 1 || known == length else { return nil }
        result[offset + axis] = length
      }
    }
    return result
  }

  /// How a shape is written: `(2, 3)`, `(5,)`, `()`.
  public static func text(_ shape: [Int]) -> String {
    shape.count == 1 ? "(\(shape[0]),)" : "(" + shape.map(String.init).joined(separator: ", ") + ")"
  }

  /// Several shapes, joined by "and".
  static func list(_ shapes: [[Int]]) -> String {
    shapes.map(text).joined(separator: " and ")
  }

  /// How far apart neighbours along each axis lie in row-major order.
  static func strides(_ shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    var step = 1
    for axis in shape.indices.reversed() {
      strides[axis] = step
      step *= shape[axis]
    }
    return strides
  }

  /// The strides that read a tensor of shape `shape` as if it were broadcast to `target`.
  static func strides(_ shape: [Int], broadcastTo target: [Int]) -> [Int] {
    let own = strides(shape)
    var result = [Int](repeating: 0, count: target.count)
    let offset = target.count - shape.count
    for axis in shape.indices where shape[axis] != 1 { result[offset + axis] = own[axis] }
    return result
  }

  /// An axis counted from 0, where negative axes count from the last.
  static func axis(_ axis: Int, rank: Int, of operation: String) throws(EngineError) -> Int {
    guard axis >= -rank, axis < rank else {
      throw .axisOutOfRange(operation: operation, axis: axis, rank: rank)
    }
    return axis < 0 ? axis + rank : axis
  }
}
