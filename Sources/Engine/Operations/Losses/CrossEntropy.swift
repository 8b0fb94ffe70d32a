extension Operation {
  /// −log softmax(logits) at the right class, averaged over the batch.
  ///
  /// Logits have shape (…, classes); a vector is one point. Labels are class indices, one per point, or rows of
  /// the logits' shape that hold the share of each class. Stable for logits of any size: a class without a share
  /// costs nothing even where its logit is −∞, and a logit of ∞ has all of the softmax.
  public static let crossEntropy: Operation = .composite(
    "cross_entropy", summary: "−log softmax(logits) at the right class, averaged over the batch.",
    arity: 2...2, examples: .crossEntropy,
    shownFactors: { step in
      let share = Formula.apply(.softmax(), [step.operands[0]])
      let surprise = -Formula.apply(.logSoftmax(), [step.operands[0]])
      return [
        (share - step.labelRows) / step.pointCount, step.hasClassIndices ? 0 : surprise / step.pointCount,
      ]
    },
    shape: { shapes throws(EngineError) in
      _ = try Labels(logits: shapes[0], labels: shapes[1], of: "cross_entropy")
      return []
    },
    build: { tape, operands throws(EngineError) in
      let rows = try tape.labelRows(operands[1], logits: operands[0], of: "cross_entropy")
      let surprise = try tape.apply(.negate, [tape.apply(.logSoftmax(), [operands[0]])])
      let total = try tape.apply(.sum(), [tape.apply(Share.operation, [rows, surprise])])
      return try tape.averaged(total, overPointsOf: operands[0])
    })
}

/// A share times a surprise, with 0 · ∞ = 0 as entropies have it.
enum Share: BinaryRule {
  static let operation = Operation(
    Share.self, "share", .infix("·", .product), summary: "a · b, and 0 where a = 0.",
    known: [(2, 3, 6), (0, .infinity, 0), (0, .nan, 0)])
  static func value(_ share: Double, _ surprise: Double) -> Double { share == 0 ? 0 : share * surprise }
  static func derivatives<N: Algebra>(_ share: N, _ surprise: N, _ y: N) -> (N, N) { (surprise, share) }
}

/// Whether labels are class indices or rows that hold the share of each class.
enum Labels {
  case indices, rows

  init(logits: [Int], labels: [Int], of operation: String) throws(EngineError) {
    guard let classes = logits.last else {
      throw .wrongRank(operation: operation, expected: "logits with an axis of classes", shape: logits)
    }
    guard Shape.count(logits) != 0 else { throw .emptyReduction(operation: operation) }
    if labels == logits {
      self = .rows
    } else if labels == logits.dropLast() || (labels == logits.dropLast() + [1] && classes > 1) {
      self = .indices
    } else {
      throw .incompatibleShapes(
        operation: operation, shapes: [logits, labels],
        rule:
          "labels are class indices of shape \(Shape.text(logits.dropLast())), or rows of the logits' shape")
    }
  }
}

extension WrittenStep {
  /// Whether the second operand holds class indices, which have no derivative.
  var hasClassIndices: Bool { shapes[0] != shapes[1] }

  /// The labels as rows of the logits' shape.
  var labelRows: Formula {
    hasClassIndices ? .symbol("one_hot(\(operands[1].label))") : operands[1]
  }
}

extension Tape {
  /// Labels as rows of the logits' shape; indices become rows of zeros with a one.
  mutating func labelRows(
    _ labels: Variable, logits: Variable, of operation: String
  ) throws(EngineError) -> Variable {
    let shape = shape(logits)
    switch try Labels(logits: shape, labels: self.shape(labels), of: operation) {
    case .rows: return labels
    case .indices:
      let indices = try value(labels).integers("a class index")
      return leaf(try Tensor.oneHot(indices, classes: shape.last ?? 0).reshaped(shape))
    }
  }

  /// A total divided by the number of points of a batch whose last axis holds what belongs to one point.
  mutating func averaged(
    _ total: Variable, overPointsOf batch: Variable
  ) throws(EngineError) -> Variable {
    let count = shape(batch).dropLast().reduce(1) { $0 * Double($1) }
    return count == 1 ? total : try apply(.divide, [total, constant(count)])
  }
}

extension Tensor {
  /// Rows of zeros with a one at the class of each label.
  static func oneHot(_ labels: [Int], classes: Int) throws(EngineError) -> Tensor {
    guard let count = Shape.count([labels.count, classes]), count <= Tape.defaultMemoryBudget / 8 else {
      throw .tooLarge(
        operation: "one_hot", shape: [labels.count, classes], budget: Tape.defaultMemoryBudget)
    }
    var values = [Double](repeating: 0, count: count)
    for (row, label) in labels.enumerated() {
      guard label >= 0, label < classes else {
        throw .invalidValue(
          what: "a class index", value: Double(label), requirement: "from 0 to \(classes - 1)")
      }
      values[row * classes + label] = 1
    }
    return Tensor(unchecked: [labels.count, classes], values)
  }
}

extension Examples {
  fileprivate static let crossEntropy = Examples(
    samples: [[matrix, Tensor([2, 0])], [matrix, shares], [Tensor([0.3, -1.2]), Tensor(1)]],
    known: [
      ([matrix, Tensor([2, 0])], Tensor(0.31752429845503727)),
      ([matrix, shares], Tensor(1.8125242984550374)),
      ([Tensor(unchecked: [2, 2], [1e4, -1e4, 0, 1e4]), Tensor([1, 1])], Tensor(1e4)),
    ],
    rejected: [
      [Tensor(1), Tensor(1)], [Tensor([1, 2]), Tensor(2)], [Tensor([1, 2]), Tensor(0.5)],
      [Tensor([1, 2]), Tensor([1, 2, 3])],
    ])

  private static let shares = Tensor(unchecked: [2, 3], [0.2, 0.5, 0.3, 0, 1, 0])
}
