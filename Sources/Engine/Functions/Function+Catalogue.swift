extension Function {
  /// Every function there is, in the order of the reference: constructors, entry by entry, reductions, linear
  /// algebra, probability, losses.
  public static let all: [Function] =
    constructors + elementwise + reductions + linearAlgebra + probability + losses

  /// The function of this name.
  public static func named(_ name: String) -> Function? { byName[name] }

  private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

  private static let elementwise: [Function] =
    [
      .exp, .log, .sqrt, .abs, .sign, .sin, .cos, .tan, .sinh, .cosh, .tanh, .sigmoid, .relu, .gelu, .silu,
      .softplus, .step, .square,
    ].map(entryByEntry) + [
      Function("leaky_relu", [.operand("x"), .operand("slope", default: 0.01)], Operation.leakyReLU.summary) {
        _ throws(EngineError) in .leakyReLU
      },
      Function("elu", [.operand("x"), .operand("alpha", default: 1)], Operation.elu.summary) {
        _ throws(EngineError) in .elu
      },
      extreme("max", .maximum, Operation.max(axis:)),
      extreme("min", .minimum, Operation.min(axis:)),
    ]

  private static let reductions: [Function] = [
    reduction(Operation.sum(axis:)), reduction(Operation.mean(axis:)), reduction(Operation.norm(axis:)),
    reduction(Operation.variance(axis:)), reduction(Operation.standardDeviation(axis:)),
    reduction(Operation.argmax(axis:)), reduction(Operation.logSumExp(axis:)),
  ]

  private static let linearAlgebra: [Function] = [
    Function("dot", [.operand("a"), .operand("b")], "The inner product of vectors; the product of matrices.")
    {
      call throws(EngineError) in try .dot(call.shapes[0], call.shapes[1])
    },
    fixed(.outer, ["a", "b"]),
    fixed(.transpose, ["x"]),
    Function("reshape", [.operand("x"), .lengths("shape")], "The same entries under another shape.") {
      call throws(EngineError) in .reshape(to: try call.lengths("shape"), isView: false)
    },
    Function(
      "concat", [.operands("parts"), .option("axis", default: 0)], "Tensors laid end to end along an axis."
    ) { call throws(EngineError) in .concat(axis: try call.integer("axis") ?? 0) },
  ]

  private static let probability: [Function] = [
    Function("softmax", [.operand("x"), .option("axis", default: -1)], Operation.softmax().summary) {
      call throws(EngineError) in .softmax(axis: try call.integer("axis"))
    },
    Function("log_softmax", [.operand("x"), .option("axis", default: -1)], Operation.logSoftmax().summary) {
      call throws(EngineError) in .logSoftmax(axis: try call.integer("axis"))
    },
    fixed(.crossEntropy, ["logits", "labels"]),
  ]

  private static let losses: [Function] = [
    fixed(.l2, ["prediction", "target"]),
    fixed(.meanSquaredError, ["prediction", "target"]),
    fixed(.meanAbsoluteError, ["prediction", "target"]),
    fixed(.hinge, ["score", "target"]),
    Function(
      "huber", [.operand("prediction"), .operand("target"), .operand("delta", default: 1)],
      Operation.huber.summary
    ) { _ throws(EngineError) in .huber },
  ]

  private static func entryByEntry(_ operation: Operation) -> Function { fixed(operation, ["x"]) }

  private static func fixed(_ operation: Operation, _ names: [String]) -> Function {
    Function(operation.name, names.map { .operand($0) }, operation.summary) {
      _ throws(EngineError) in operation
    }
  }

  private static func reduction(_ make: @escaping @Sendable (Int?) -> Operation) -> Function {
    let any = make(nil)
    return Function(any.name, [.operand("x"), .option("axis")], any.summary) { call throws(EngineError) in
      make(try call.integer("axis"))
    }
  }

  /// `max` and `min`: of one tensor a reduction, of several the choice entry by entry.
  private static func extreme(
    _ name: String, _ ofTwo: Operation, _ ofOne: @escaping @Sendable (Int?) -> Operation
  ) -> Function {
    Function(name, [.operands("x"), .option("axis")], ofTwo.summary + " " + ofOne(nil).summary) {
      call throws(EngineError) in
      guard call.shapes.count > 1 else { return ofOne(try call.integer("axis")) }
      guard try call.integer("axis") == nil else {
        throw .refused(
          message: "\(name) of several values takes no 'axis'",
          hint: "it compares them entry by entry; along an axis there is one value: \(name)([a, b], axis: 0)")
      }
      return call.shapes.count == 2 ? ofTwo : ofTwo.folded(call.shapes.count)
    }
  }
}
