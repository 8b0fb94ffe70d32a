extension Operation {
  /// The same entries under another shape with as many.
  public static func reshape(to target: [Int]) -> Operation {
    Operation(
      "reshape", summary: "The same entries under another shape.", examples: .matrix,
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

  /// The axes in reverse order: for a matrix, rows become columns.
  public static let transpose: Operation = Operation(
    "transpose", notation: .transpose, summary: "The axes in reverse order; a matrix's rows become columns.",
    examples: .matrix,
    shape: { shapes throws(EngineError) in shapes[0].reversed() },
    forward: { operands, shape throws(EngineError) in
      operands[0].gathered(shape, strides: Shape.strides(operands[0].shape).reversed())
    },
    backward: { tape, pullback throws(EngineError) in [try tape.apply(.transpose, [pullback.cotangent])] })

  /// The last two axes exchanged: each matrix of a stack transposed.
  static let transposeMatrices: Operation = Operation(
    "transpose", notation: .transpose, summary: "The last two axes exchanged.", examples: .matrix,
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
