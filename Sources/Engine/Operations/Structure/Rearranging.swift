extension Operation {
  /// The same entries under another shape with as many.
  ///
  /// - Parameter isView: Whether nobody asked for the shape, which then is no step of the computation, as where a
  ///   number is handed to a network as a batch of one point.
  public static func reshape(to target: [Int], isView: Bool = true) -> Operation {
    Operation(
      isView ? "view" : "reshape", notation: .function("reshape").giving(target),
      summary: "The same entries under another shape.",
      examples: .ofMatrix([3, 2], Examples.matrix.values, rejected: [[Tensor([1, 2])]]),
      variant: Shape.text(target), decomposition: .rearrangement, shownFactors: ones,
      shape: { shapes throws(EngineError) in
        guard Shape.count(target) == Shape.count(shapes[0]), !target.contains(where: { $0 < 0 }) else {
          throw .incompatibleShapes(
            operation: "reshape", shapes: [shapes[0], target],
            rule: "both shapes need the same number of entries")
        }
        return target
      },
      forward: { operands, shape throws(EngineError) in operands[0].reshaped(shape) },
      backward: { tape, pullback throws(EngineError) in
        [try tape.reshape(pullback.cotangent, to: tape.shape(pullback.operands[0]))]
      })
  }

  /// Whether it gives a value another shape that nobody asked for, or takes the whole of it.
  public var isView: Bool { name == "view" || (name == "slice" && variant == "") }

  /// The axes in reverse order: for a matrix, rows become columns.
  public static let transpose: Operation = Operation(
    "transpose", notation: .transpose, summary: "The axes in reverse order; a matrix's rows become columns.",
    examples: .transposing(
      [4, 3, 2],
      [0, 12, 4, 16, 8, 20, 1, 13, 5, 17, 9, 21, 2, 14, 6, 18, 10, 22, 3, 15, 7, 19, 11, 23]),
    decomposition: .rearrangement, shownFactors: { _ in [.symbol("ᵀ")] },
    shape: { shapes throws(EngineError) in shapes[0].reversed() },
    forward: { operands, shape throws(EngineError) in
      operands[0].gathered(shape, strides: Shape.strides(operands[0].shape).reversed())
    },
    backward: { tape, pullback throws(EngineError) in [try tape.apply(.transpose, [pullback.cotangent])] })

  /// The last two axes exchanged: each matrix of a stack transposed.
  static let transposeMatrices: Operation = Operation(
    "transpose", notation: .transpose, summary: "The last two axes exchanged.",
    examples: .transposing(
      [2, 4, 3],
      [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11, 12, 16, 20, 13, 17, 21, 14, 18, 22, 15, 19, 23]),
    decomposition: .rearrangement, shownFactors: { _ in [.symbol("ᵀ")] },
    shape: { shapes throws(EngineError) in swappingLastTwo(shapes[0]) },
    forward: { operands, shape throws(EngineError) in
      operands[0].gathered(shape, strides: swappingLastTwo(Shape.strides(operands[0].shape)))
    },
    backward: { tape, pullback throws(EngineError) in
      [try tape.apply(.transposeMatrices, [pullback.cotangent])]
    })

  private static func swappingLastTwo(_ list: [Int]) -> [Int] {
    guard list.count >= 2 else { return list }
    var swapped = list
    swapped.swapAt(list.count - 1, list.count - 2)
    return swapped
  }
}

extension Tape {
  /// Reshapes; records nothing when the shape is right already.
  mutating func reshape(_ variable: Variable, to target: [Int]) throws(EngineError) -> Variable {
    shape(variable) == target ? variable : try apply(.reshape(to: target), [variable])
  }
}

extension Examples {
  /// A matrix, and the numbers 0 … 23 of shape (2, 3, 4) with what becomes of them.
  fileprivate static func transposing(_ shape: [Int], _ values: [Double]) -> Examples {
    let stack = Tensor(unchecked: [2, 3, 4], (0..<24).map(Double.init))
    return .ofMatrix(
      [3, 2], [0.3, 1.1, -1.2, 0.4, 2.5, -0.7], further: [([stack], Tensor(unchecked: shape, values))])
  }
}
