extension Operation {
  /// Repeats a tensor along axes of length 1, or along new outer axes, until it has the given shape.
  public static func broadcast(to target: [Int]) -> Operation {
    Operation(
      "broadcast", notation: .function("repeat"), summary: "The tensor repeated to fill a larger shape.",
      examples: Examples(
        samples: [[Examples.matrix]],
        known: [
          (
            [Tensor(unchecked: [2, 1], [1, 2])],
            Tensor(unchecked: [4, 2, 3], (0..<24).map { $0 / 3 % 2 == 0 ? 1 : 2 })
          )
        ],
        rejected: [[Tensor([1, 2])]]),
      decomposition: .rearrangement, shownFactors: ones,
      shape: { shapes throws(EngineError) in
        guard Shape.broadcast([shapes[0], target]) == target else {
          throw .incompatibleShapes(
            operation: "broadcast", shapes: [shapes[0], target],
            rule: "aligned at the last axis, lengths must be equal or 1")
        }
        return target
      },
      forward: { operands, shape throws(EngineError) in
        operands[0].gathered(shape, strides: Shape.strides(operands[0].shape, broadcastTo: shape))
      },
      backward: { tape, pullback throws(EngineError) in
        [try tape.sum(pullback.cotangent, to: tape.shape(pullback.operands[0]))]
      })
  }

  /// Adds up a tensor along the axes that broadcasting to it would have repeated; the reverse of `broadcast`.
  static func sum(to target: [Int]) -> Operation {
    Operation(
      "sum", notation: .function("Σ"), summary: "The sum over repeated axes.", shownFactors: ones,
      shape: { shapes throws(EngineError) in
        guard Shape.broadcast([shapes[0], target]) == shapes[0] else {
          throw .incompatibleShapes(
            operation: "sum", shapes: [shapes[0], target], rule: "only repeated axes can be summed away")
        }
        return target
      },
      forward: { operands, shape throws(EngineError) in operands[0].summed(to: shape) },
      backward: { tape, pullback throws(EngineError) in
        [try tape.broadcast(pullback.cotangent, to: tape.shape(pullback.operands[0]))]
      })
  }
}

extension Tape {
  /// Sums a gradient over the axes that were broadcast; records nothing when there are none.
  mutating func sum(_ variable: Variable, to target: [Int]) throws(EngineError) -> Variable {
    shape(variable) == target ? variable : try apply(.sum(to: target), [variable])
  }

  /// Broadcasts; records nothing when the shape is right already.
  mutating func broadcast(_ variable: Variable, to target: [Int]) throws(EngineError) -> Variable {
    shape(variable) == target ? variable : try apply(.broadcast(to: target), [variable])
  }
}

extension Tensor {
  /// The tensor of a shape whose entries are read through strides, from a position on.
  func gathered(_ shape: [Int], strides: [Int], from origin: Int = 0) -> Tensor {
    let walk = StridedWalk(shape, strides, strides.map { _ in 0 })
    return withEntries { entries in
      Tensor(shape: shape) { result in
        walk.forEachRow { row in
          for i in 0..<walk.rowLength {
            result[row.start + i] = entries[origin + row.first + i * walk.firstStep]
          }
        }
      }
    }
  }

  /// The tensor of a shape, elsewhere zero, where the entries are written through strides, from a position on.
  func scattered(_ shape: [Int], strides: [Int], from origin: Int) -> Tensor {
    let walk = StridedWalk(self.shape, strides, strides.map { _ in 0 })
    return withEntries { entries in
      Tensor(shape: shape) { result in
        result.initialize(repeating: 0)
        walk.forEachRow { row in
          for i in 0..<walk.rowLength {
            result[origin + row.first + i * walk.firstStep] = entries[row.start + i]
          }
        }
      }
    }
  }

  /// The sums over the axes that broadcasting `target` to this shape would repeat.
  func summed(to target: [Int]) -> Tensor {
    let walk = StridedWalk(shape, Shape.strides(target, broadcastTo: shape), shape.map { _ in 0 })
    return withEntries { entries in
      Tensor(shape: target) { result in
        result.initialize(repeating: 0)
        walk.forEachRow { row in
          let line = UnsafeBufferPointer(rebasing: entries[row.start..<row.start + walk.rowLength])
          if walk.firstStep == 0 {
            result[row.first] += PairwiseSum.sum(line)
          } else {
            for i in 0..<walk.rowLength { result[row.first + i] += line[i] }
          }
        }
      }
    }
  }
}
