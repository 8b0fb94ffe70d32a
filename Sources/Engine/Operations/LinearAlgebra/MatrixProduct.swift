extension Operation {
  /// The matrix product by NumPy's rules: vectors are rows on the left and columns on the right, further outer
  /// axes are stacks of matrices and broadcast.
  public static let matrixProduct: Operation = Operation(
    "@", notation: .infix("@", .product), summary: "The matrix product a @ b.", arity: 2...2,
    examples: .matrixProduct,
    decomposition: .composition { tape, operands throws(EngineError) in
      try sumOfProducts(&tape, operands)
    },
    shownFactors: { step in
      // A vector is neither row nor column: the gradient is multiplied by it in an outer product.
      zip(step.operands, step.shapes).map { $1.count == 1 ? $0 : transposed($0) }.reversed()
    },
    shape: { shapes throws(EngineError) in try MatrixShapes(shapes[0], shapes[1]).result },
    forward: { operands, shape throws(EngineError) in
      try multiply(operands[0], operands[1], MatrixShapes(operands[0].shape, operands[1].shape))
    },
    backward: { tape, pullback throws(EngineError) in try matrixGradients(&tape, pullback) })

  private static func transposed(_ formula: Formula) -> Formula {
    if case .apply(let operation, let parts) = formula, operation.name == transpose.name { return parts[0] }
    return .apply(transpose, [formula])
  }

  /// Every product a_ik b_kj, summed over k.
  private static func sumOfProducts(
    _ tape: inout Tape, _ operands: [Variable]
  ) throws(EngineError) -> Variable {
    let shapes = try MatrixShapes(tape.shape(operands[0]), tape.shape(operands[1]))
    let left = try tape.reshape(operands[0], to: shapes.left + [1])
    let rows = Array(shapes.right.dropLast(2)) + [1] + shapes.right.suffix(2)
    let products = try tape.apply(.multiply, [left, tape.reshape(operands[1], to: rows)])
    return try tape.reshape(tape.apply(.sum(axis: -2), [products]), to: shapes.result)
  }

  /// dA = G Bᵀ and dB = Aᵀ G, with vectors taken as matrices and broadcast stacks summed.
  private static func matrixGradients(
    _ tape: inout Tape, _ pullback: Pullback
  ) throws(EngineError) -> [Variable?] {
    let (a, b) = (pullback.operands[0], pullback.operands[1])
    let shapes = try MatrixShapes(tape.shape(a), tape.shape(b))
    let gradient = try tape.reshape(pullback.cotangent, to: shapes.stack + [shapes.rows, shapes.columns])
    var gradients: [Variable?] = [nil, nil]
    if pullback.wanted[0] {
      let right = try tape.apply(.transposeMatrices, [tape.reshape(b, to: shapes.right)])
      let full = try tape.apply(.matrixProduct, [gradient, right])
      gradients[0] = try tape.reshape(tape.sum(full, to: shapes.left), to: tape.shape(a))
    }
    if pullback.wanted[1] {
      let left = try tape.apply(.transposeMatrices, [tape.reshape(a, to: shapes.left)])
      let full = try tape.apply(.matrixProduct, [left, gradient])
      gradients[1] = try tape.reshape(tape.sum(full, to: shapes.right), to: tape.shape(b))
    }
    return gradients
  }

  private static func multiply(_ a: Tensor, _ b: Tensor, _ shapes: MatrixShapes) -> Tensor {
    let stack = shapes.stack + [1]
    let walk = StridedWalk(
      stack,
      Shape.strides(Array(shapes.left.dropLast(2)), broadcastTo: shapes.stack).map { $0 * shapes.leftSize }
        + [0],
      Shape.strides(Array(shapes.right.dropLast(2)), broadcastTo: shapes.stack).map { $0 * shapes.rightSize }
        + [0])
    return a.withEntries { a in
      b.withEntries { b in
        Tensor(shape: shapes.result) { result in
          result.initialize(repeating: 0)
          walk.forEachRow { row in
            let start = row.start * shapes.rows * shapes.columns
            if accumulateLarge(a, row.first, b, row.second, result, start, shapes) { return }
            for i in 0..<shapes.rows {
              accumulate(
                a, row.first + i * shapes.inner, b, row.second, result, start + i * shapes.columns, shapes)
            }
          }
        }
      }
    }
  }

  /// Multiplies two matrices by packed panels, if they are large enough for that to pay.
  private static func accumulateLarge(
    _ a: UnsafeBufferPointer<Double>, _ aStart: Int, _ b: UnsafeBufferPointer<Double>, _ bStart: Int,
    _ result: UnsafeMutableBufferPointer<Double>, _ start: Int, _ shapes: MatrixShapes
  ) -> Bool {
    guard PanelProduct.pays(rows: shapes.rows, columns: shapes.columns, depth: shapes.inner),
      let a = a.baseAddress, let b = b.baseAddress, let result = result.baseAddress
    else { return false }
    let product = PanelProduct(
      rows: shapes.rows, columns: shapes.columns, depth: shapes.inner,
      left: .init(start: Pointer(mutating: a + aStart), rowStride: shapes.inner, columnStride: 1),
      right: .init(start: Pointer(mutating: b + bStart), rowStride: shapes.columns, columnStride: 1),
      target: result + start, targetStride: shapes.columns, accumulates: true)
    product.run(by: .alone)
    return true
  }

  /// One row of a product: a weighted sum of the rows of the right matrix, in their order.
  private static func accumulate(
    _ a: UnsafeBufferPointer<Double>, _ aStart: Int, _ b: UnsafeBufferPointer<Double>, _ bStart: Int,
    _ result: UnsafeMutableBufferPointer<Double>, _ start: Int, _ shapes: MatrixShapes
  ) {
    if shapes.columns == 1 {
      result[start] = PairwiseSum.sum(shapes.inner) { a[aStart + $0] * b[bStart + $0] }
      return
    }
    for k in 0..<shapes.inner {
      let weight = a[aStart + k]
      let rowStart = bStart + k * shapes.columns
      for j in 0..<shapes.columns { result[start + j] += weight * b[rowStart + j] }
    }
  }
}

/// The shapes of the operands of a matrix product as stacks of matrices, and what comes of them.
struct MatrixShapes {
  let left: [Int]
  let right: [Int]
  let stack: [Int]
  let result: [Int]

  var rows: Int { left[left.count - 2] }
  var inner: Int { left[left.count - 1] }
  var columns: Int { right[right.count - 1] }
  var leftSize: Int { rows * inner }
  var rightSize: Int { inner * columns }

  init(_ a: [Int], _ b: [Int], of operation: String = "@") throws(EngineError) {
    for shape in [a, b] where shape.isEmpty {
      throw .wrongRank(
        operation: operation, expected: "vectors or matrices (use * to scale)", shape: shape)
    }
    left = a.count == 1 ? [1] + a : a
    right = b.count == 1 ? b + [1] : b
    guard left[left.count - 1] == right[right.count - 2],
      let stack = Shape.broadcast([Array(left.dropLast(2)), Array(right.dropLast(2))])
    else {
      throw .incompatibleShapes(
        operation: operation, shapes: [a, b],
        rule:
          "the last axis of the left side must be as long as the \(b.count == 1 ? "right side" : "first axis of the right matrix")"
      )
    }
    self.stack = stack
    result =
      stack + (a.count == 1 ? [] : [left[left.count - 2]]) + (b.count == 1 ? [] : [right[right.count - 1]])
  }
}

extension Examples {
  fileprivate static let matrixProduct: Examples = {
    let other = Tensor(unchecked: [3, 2], [0.9, 0.2, -0.4, 1.3, 0.5, -1.1])
    let vector = Tensor([0.7, -0.2, 1.4])
    let stack = Tensor(unchecked: [2, 3, 1], [0.9, 0.2, -0.4, 1.3, 0.5, -1.1])
    return Examples(
      samples: [[matrix, other], [matrix, vector], [vector, other], [vector, vector], [matrix, stack]],
      known: [
        ([matrix, other], Tensor(unchecked: [2, 2], [2, -4.25, 0.48, 1.51])),
        ([matrix, vector], Tensor([3.95, -0.29])), ([vector, other], Tensor([1.41, -1.66])),
        ([vector, vector], Tensor(2.49)),
      ],
      rejected: [[matrix, matrix], [Tensor(2), vector], [vector, Tensor([1, 2])]])
  }()
}
