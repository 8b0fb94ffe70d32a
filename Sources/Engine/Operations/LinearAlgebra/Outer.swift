extension Operation {
  /// Every product of an entry of a with an entry of b; operands of more axes are taken as vectors.
  public static let outer: Operation = .composite(
    "outer", notation: .infix("⊗", .product), summary: "Every entry of a times every entry of b.",
    arity: 2...2,
    examples: Examples(
      samples: [[Tensor([0.3, -1.2]), Tensor([0.7, -0.2, 1.4])]],
      known: [
        (
          [Tensor([0.3, -1.2]), Tensor([0.7, -0.2, 1.4])],
          Tensor(unchecked: [2, 3], [0.21, -0.06, 0.42, -0.84, 0.24, -1.68])
        )
      ]),
    shownFactors: { $0.operands.reversed() },
    shape: { shapes throws(EngineError) in shapes.map { Shape.count($0) ?? .max } },
    build: { tape, operands throws(EngineError) in
      let column = try tape.reshape(operands[0], to: [tape.value(operands[0]).count, 1])
      let row = try tape.reshape(operands[1], to: [1, tape.value(operands[1]).count])
      return try tape.apply(.multiply, [column, row])
    })

  /// NumPy's `dot`: the inner product of vectors, the product of numbers, the matrix product of matrices.
  ///
  /// Throws when the shapes do not fit.
  public static func dot(_ left: [Int], _ right: [Int]) throws(EngineError) -> Operation {
    if left.isEmpty || right.isEmpty { return .multiply }
    _ = try MatrixShapes(left, right, of: "dot")
    return .matrixProduct
  }
}
