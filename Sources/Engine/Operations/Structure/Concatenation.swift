extension Operation {
  /// Tensors laid end to end along an axis; their other axes must agree.
  public static func concat(axis: Int) -> Operation {
    Operation(
      "concat", notation: .function("concat").along(axis == 0 ? nil : axis, of: "concat"),
      summary: "Tensors laid end to end along an axis.", arity: 1...Int.max,
      examples: .concat, variant: String(axis),
      decomposition: .rearrangement, shownFactors: { parts($0, axis) },
      shape: { shapes throws(EngineError) in try joinedShape(shapes, axis) },
      forward: { operands, shape throws(EngineError) in try join(operands, axis, shape) },
      backward: { tape, pullback throws(EngineError) in try split(&tape, pullback, axis) })
  }

  /// Which part of the gradient goes to each operand: `[0..<2]`.
  private static func parts(_ step: WrittenStep, _ axis: Int) -> [Formula] {
    guard let axis = try? Shape.axis(axis, rank: step.shapes[0].count, of: "concat") else {
      return ones(step)
    }
    var start = 0
    return step.shapes.map { shape in
      let range = Subscript.range(start, start + shape[axis])
      start += shape[axis]
      let places = [Subscript](repeating: .all, count: axis) + [range]
      return .symbol("[\(places.map(\.text).joined(separator: ", "))]")
    }
  }

  private static func joinedShape(_ shapes: [[Int]], _ axis: Int) throws(EngineError) -> [Int] {
    let axis = try Shape.axis(axis, rank: shapes[0].count, of: "concat")
    var result = shapes[0]
    for shape in shapes.dropFirst() {
      var like = shape
      if like.count == result.count { like[axis] = result[axis] }
      guard like == result, shape.count == result.count else {
        throw .incompatibleShapes(
          operation: "concat", shapes: [shapes[0], shape], rule: "only axis \(axis) may differ in length")
      }
      let (length, overflow) = result[axis].addingReportingOverflow(shape[axis])
      guard !overflow else { throw .tooLarge(operation: "concat", shape: shape, budget: .max) }
      result[axis] = length
    }
    return result
  }

  private static func join(
    _ operands: [Tensor], _ axis: Int, _ shape: [Int]
  ) throws(EngineError) -> Tensor {
    let axis = try Shape.axis(axis, rank: shape.count, of: "concat")
    let inner = shape[(axis + 1)...].reduce(1, *)
    let outer = shape[..<axis].reduce(1, *)
    let parts = operands.map { (values: $0.values, length: $0.shape[axis] * inner) }
    var values: [Double] = []
    values.reserveCapacity(outer * inner * shape[axis])
    for row in 0..<outer {
      for part in parts { values += part.values[row * part.length..<(row + 1) * part.length] }
    }
    return Tensor(unchecked: shape, values)
  }

  private static func split(
    _ tape: inout Tape, _ pullback: Pullback, _ axis: Int
  ) throws(EngineError) -> [Variable?] {
    let axis = try Shape.axis(axis, rank: tape.shape(pullback.result).count, of: "concat")
    var gradients: [Variable?] = []
    var start = 0
    for (k, operand) in pullback.operands.enumerated() {
      let end = start + tape.shape(operand)[axis]
      let subscripts = [Subscript](repeating: .all, count: axis) + [.range(start, end)]
      gradients.append(pullback.wanted[k] ? try tape.apply(.slice(subscripts), [pullback.cotangent]) : nil)
      start = end
    }
    return gradients
  }
}

extension Examples {
  /// Two matrices of as many rows, side by side.
  fileprivate static let concat: Examples = {
    let column = Tensor(unchecked: [2, 1], [0.9, -0.3])
    let joined = Tensor(unchecked: [2, 4], [0.3, -1.2, 2.5, 0.9, 1.1, 0.4, -0.7, -0.3])
    return Examples(
      samples: [[matrix, column]], known: [([matrix, column], joined)],
      rejected: [[Tensor(1)], [matrix, Tensor([1, 2])], [matrix, Tensor(unchecked: [1, 1], [1])]])
  }()
}
