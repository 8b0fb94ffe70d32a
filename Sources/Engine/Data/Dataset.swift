/// Points and what is known of them.
public struct Dataset: Sendable, Equatable {
  /// The points, one a row: (count × features).
  public let x: Tensor
  /// The targets: numbers, one row a point (count × outputs); or, with `classes`, labels
  /// 0, 1, … in a vector.
  public let y: Tensor
  /// The number of classes when the targets are labels.
  public let classes: Int?

  /// A set from tensors: `x` may be a vector (one feature a point) or a matrix, `y` a vector or a
  /// matrix with as many rows. With `classes`, `y` must be a vector of labels below it.
  public init(x: Tensor, y: Tensor, classes: Int? = nil) throws(EngineError) {
    self.x = try Self.rows(x, "x")
    self.y = classes == nil ? try Self.rows(y, "y") : y
    self.classes = classes
    guard self.x.shape[0] == self.y.shape.first else {
      throw .incompatibleShapes(
        operation: "a data set", shapes: [x.shape, y.shape], rule: "x and y need as many rows")
    }
    guard count > 0 else { throw .emptyReduction(operation: "a data set") }
    if let classes { try Self.check(labels: y, classes) }
  }

  /// The number of points.
  public var count: Int { x.shape[0] }

  /// The number of features of a point.
  public var featureCount: Int { x.shape[1] }

  /// The first feature or target that is infinite or not a number: whether in "x" or "y", its row and, in a matrix
  /// of more than one column, its column.
  public var firstNonFinite: (part: String, row: Int, column: Int?, number: Double)? {
    for (part, tensor) in [("x", x), ("y", y)] {
      guard let place = tensor.values.firstIndex(where: { !$0.isFinite }) else { continue }
      let width = tensor.rank == 2 ? tensor.shape[1] : 1
      return (part, place / width, width > 1 ? place % width : nil, tensor.values[place])
    }
    return nil
  }

  /// The points with these indices, in their order; indices outside the set are skipped.
  public func selecting(_ indices: [Int]) -> Dataset {
    let indices = indices.filter { $0 >= 0 && $0 < count }
    return Dataset(unchecked: Self.rows(indices, of: x), Self.rows(indices, of: y), classes)
  }

  init(unchecked x: Tensor, _ y: Tensor, _ classes: Int?) {
    self.x = x
    self.y = y
    self.classes = classes
  }

  private static func rows(_ tensor: Tensor, _ name: String) throws(EngineError) -> Tensor {
    switch tensor.rank {
    case 1: return Tensor(unchecked: [tensor.count, 1], tensor.values)
    case 2: return tensor
    default:
      throw .wrongRank(operation: name, expected: "a vector or a matrix", shape: tensor.shape)
    }
  }

  private static func check(labels: Tensor, _ classes: Int) throws(EngineError) {
    guard labels.rank == 1 else {
      throw .wrongRank(operation: "labels", expected: "a vector", shape: labels.shape)
    }
    for value in labels.values {
      guard let label = Int(exactly: value) else { throw .notAnInteger(what: "a label", value: value) }
      guard label >= 0, label < classes else {
        throw .invalidValue(
          what: "a label", value: value, requirement: "at least 0 and less than \(classes)")
      }
    }
  }

  private static func rows(_ indices: [Int], of tensor: Tensor) -> Tensor {
    let width = tensor.rank == 1 ? 1 : tensor.shape[1]
    let source = tensor.values
    var values: [Double] = []
    values.reserveCapacity(indices.count * width)
    for index in indices { values += source[index * width..<(index + 1) * width] }
    return Tensor(unchecked: [indices.count] + tensor.shape.dropFirst(), values)
  }
}
