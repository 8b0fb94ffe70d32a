import Engine
import Source

/// The labelled arguments of `train`, and what they mean to the engine.
enum TrainingArguments {
  static let all = [
    ArgumentDeclaration("loss", .word(losses), default: "l2", "what is minimised"),
    ArgumentDeclaration("optimizer", .word(optimizers), default: "sgd", "the rule of the updates"),
    ArgumentDeclaration(
      "rate", .wordOrExpression(schedules), default: "0.001", "the learning rate, fixed or a schedule"),
    ArgumentDeclaration("steps", .integer(atLeast: 0), default: "1000", "how many updates"),
    ArgumentDeclaration("epochs", .integer(atLeast: 0), "how many passes over the set, in place of steps"),
    ArgumentDeclaration("batch", .integer(atLeast: 1), default: "the whole set", "points in a minibatch"),
    ArgumentDeclaration("clip", .number(0...Double.infinity), "the greatest norm of the whole gradient"),
    ArgumentDeclaration("weight-decay", .number(0...Double.infinity), default: "0", "the weight decay"),
    ArgumentDeclaration("until", .expression, "stops when this holds: loss < 1e-3"),
    ArgumentDeclaration("record", .integer(atLeast: 0), default: "60", "how many frames to keep"),
  ]

  static let losses = [
    Choice("l2", "½ the squared norm of the error, averaged over the batch"),
    Choice("mse", "the mean squared error over every entry"),
    Choice("cross-entropy", "the negative log-likelihood of the true class under softmax"),
    Choice("hinge", "max(0, 1 − target · score), or its sum over the wrong classes, averaged"),
    Choice("mae", "the mean absolute error over every entry"),
    Choice("huber", "Huber's loss with threshold 1"),
  ]

  private static func number(_ label: String, _ value: String, _ summary: String) -> ArgumentDeclaration {
    ArgumentDeclaration(label, .number(0...Double.infinity), default: value, summary)
  }

  static let optimizers = [
    Choice("sgd", "plain gradient descent"),
    Choice("momentum", "with velocity (Polyak, 1964)", [number("momentum", "0.9", "the momentum")]),
    Choice("nesterov", "with velocity, looking ahead", [number("momentum", "0.9", "the momentum")]),
    Choice("adagrad", "rates from accumulated squares", [number("epsilon", "1e-10", "ε")]),
    Choice(
      "rmsprop", "rates from averaged squares",
      [number("smoothing", "0.99", "α"), number("epsilon", "1e-8", "ε")]),
    Choice("adam", "bias-corrected moments", moments), Choice("adamw", "Adam, decay decoupled", moments),
  ]

  private static let moments = [
    number("beta1", "0.9", "β₁"), number("beta2", "0.999", "β₂"), number("epsilon", "1e-8", "ε"),
  ]

  static let schedules = [
    Choice(
      "cosine", "half a cosine from the rate down",
      [
        number("rate", "0.001", "where it starts"), number("end", "0", "where it ends"),
        ArgumentDeclaration(
          "steps", .integer(atLeast: 1), default: "each training anew",
          "how long it takes, counted over all trainings of the network"),
      ], required: 1),
    Choice(
      "step-decay", "multiplied by a factor now and then",
      [
        number("rate", "0.001", "where it starts"), number("factor", "0.5", "the factor"),
        ArgumentDeclaration("every", .integer(atLeast: 1), default: "1000", "after how many steps"),
      ], required: 1),
    Choice(
      "warmup", "a straight line up to the rate",
      [
        number("rate", "0.001", "where it leads"),
        ArgumentDeclaration("steps", .integer(atLeast: 1), default: "100", "how long it takes"),
      ], required: 1),
  ]
}

// MARK: - Reading

extension TrainingArguments {
  /// The most points and frames that the engine counts.
  private static let greatestCount = 1 << 40

  /// The engine's options for a statement.
  static func options(
    _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> TrainingOptions {
    var options = TrainingOptions()
    options.loss = statement.term("loss").flatMap { Loss(rawValue: $0.word) } ?? .l2
    options.optimizer = try optimizer(statement, evaluator)
    options.schedule = try schedule(statement, evaluator)
    options.length = try length(statement, evaluator)
    options.batchSize = try statement.integer("batch", evaluator, atLeast: 1, atMost: greatestCount)
    options.clip = try statement.number("clip", evaluator, .positive)
    options.weightDecay = try statement.number("weight-decay", evaluator, .atLeastZero) ?? 0
    options.stopBelow = try stopBelow(statement, evaluator)
    options.frameCount =
      try statement.integer(
        "record", evaluator, atLeast: 0, atMost: greatestCount) ?? 60
    options.recordsUpdateRates = true
    return options
  }

  private static func length(
    _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> TrainingOptions.Length {
    let steps = try statement.integer("steps", evaluator, atLeast: 0)
    guard let epochs = try statement.integer("epochs", evaluator, atLeast: 0) else {
      return .steps(steps ?? 1000)
    }
    if let argument = statement.argument("steps") {
      throw DiagnosticError(
        Diagnostic(
          code: "E0207", "'steps' and 'epochs' exclude each other", at: argument.labelSpan,
          hint: "keep one of them"))
    }
    return .epochs(epochs)
  }

  /// The optimizer that a statement names.
  static func optimizer(
    _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Optimizer {
    guard let term = statement.term("optimizer") else { return .sgd }
    let epsilon = try term.number("epsilon", evaluator, .positive)
    switch term.word {
    case "momentum": return .momentum(try term.number("momentum", evaluator, .belowOne) ?? 0.9)
    case "nesterov": return .nesterov(try term.number("momentum", evaluator, .belowOne) ?? 0.9)
    case "adagrad": return .adagrad(epsilon: epsilon ?? 1e-10)
    case "rmsprop":
      return .rmsprop(
        smoothing: try term.number("smoothing", evaluator, .belowOne) ?? 0.99, epsilon: epsilon ?? 1e-8)
    case "adam", "adamw":
      let beta1 = try term.number("beta1", evaluator, .belowOne) ?? 0.9
      let beta2 = try term.number("beta2", evaluator, .belowOne) ?? 0.999
      return term.word == "adam"
        ? .adam(beta1: beta1, beta2: beta2, epsilon: epsilon ?? 1e-8)
        : .adamw(beta1: beta1, beta2: beta2, epsilon: epsilon ?? 1e-8)
    default: return .sgd
    }
  }

  /// The learning rate that a statement gives.
  static func schedule(
    _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Schedule {
    guard let term = statement.term("rate") else {
      return try evaluator.suggesting(schedules) { () throws(DiagnosticError) in
        .constant(try statement.number("rate", evaluator, .atLeastZero) ?? 1e-3)
      }
    }
    let rate = try term.number("rate", evaluator, .atLeastZero) ?? 1e-3
    switch term.word {
    case "cosine":
      return .cosine(
        rate: rate, end: try term.number("end", evaluator, .atLeastZero) ?? 0,
        steps: try term.integer("steps", evaluator, atLeast: 1))
    case "step-decay":
      return .stepDecay(
        rate: rate, factor: try term.number("factor", evaluator, .atLeastZero) ?? 0.5,
        every: try term.integer("every", evaluator, atLeast: 1) ?? 1000)
    default:
      return .warmup(
        steps: try term.integer("steps", evaluator, atLeast: 1) ?? 100, then: .constant(rate))
    }
  }

  /// `until: loss < BOUND`.
  private static func stopBelow(
    _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Double? {
    guard case .expression(let condition)? = statement.argument("until")?.value else { return nil }
    guard case .binary(let op)? = condition.root?.kind, op == .less || op == .lessOrEqual,
      case .name("loss") = condition.nodes[0].kind
    else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0312", "'until' takes a bound on the loss", at: condition.span,
          hint: "write until: loss < 1e-3"))
    }
    let bound = condition.dropping(first: 1)
    let loss = try evaluator.number(bound)
    try NumberBound.finite.check(loss, "until", at: bound.span)
    return loss
  }
}

extension Expression {
  /// The right-hand side of a comparison whose left-hand side is one node.
  fileprivate func dropping(first count: Int) -> Expression {
    let kept = nodes[count..<max(count, nodes.count - 1)].map { node in
      Node(kind: node.kind, operands: node.operands.map { $0 - count }, span: node.span)
    }
    return Expression(nodes: Array(kept), span: kept.last?.span ?? span)
  }
}
