import Engine
import Source

/// `normal(shape…, mean: 0, std: 1)`: draws from a normal distribution.
enum NormalFunction: SessionFunction {
  static let name = "normal"
  static let usage = "normal(shape…, mean: 0, std: 1)"
  static let summary = "draws from a normal distribution; no shape gives one number"

  static func call(
    _ arguments: CallArguments, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Value {
    try arguments.check(name, count: 0...16, labels: ["mean", "std"])
    let mean = try evaluator.number(arguments.labelled("mean"), default: 0, at: arguments.span)
    let deviation = try evaluator.number(arguments.labelled("std"), default: 1, at: arguments.span)
    try NumberBound.finite.check(mean, "mean", at: arguments.span)
    try NumberBound.atLeastZero.check(deviation, "std", at: arguments.span)
    return try evaluator.draw(arguments) { mean + deviation * $0.normal() }
  }
}

/// `uniform(shape…, low: 0, high: 1)`: draws from a uniform distribution.
enum UniformFunction: SessionFunction {
  static let name = "uniform"
  static let usage = "uniform(shape…, low: 0, high: 1)"
  static let summary = "draws from [low, high) with equal probability; no shape gives one number"

  static func call(
    _ arguments: CallArguments, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Value {
    try arguments.check(name, count: 0...16, labels: ["low", "high"])
    let low = try evaluator.number(arguments.labelled("low"), default: 0, at: arguments.span)
    let high = try evaluator.number(arguments.labelled("high"), default: 1, at: arguments.span)
    try NumberBound.finite.check(low, "low", at: arguments.span)
    try NumberBound.finite.check(high, "high", at: arguments.span)
    try evaluator.checkBounds(low: low, high: high, at: arguments.span)
    return try evaluator.draw(arguments) { low + (high - low) * $0.uniform() }
  }
}

/// `shuffle(x)`: the entries, or the rows of a matrix, in random order.
enum ShuffleFunction: SessionFunction {
  static let name = "shuffle"
  static let usage = "shuffle(x)"
  static let summary = "the entries of a vector, or the rows of a matrix, in random order"

  static func call(
    _ arguments: CallArguments, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Value {
    try arguments.check(name, count: 1...1)
    let x = try evaluator.variable(arguments.positional[0], at: arguments.span)
    guard let count = evaluator.session.value(x).shape.first else {
      throw evaluator.mismatch(
        arguments.positional[0], expected: "a vector or matrix to shuffle", at: arguments.span)
    }
    var order = Array(0..<count)
    evaluator.session.drawing { $0.shuffle(&order) }
    return .tensor(try evaluator.apply(.shuffle(order), [x], at: arguments.span))
  }
}

extension Evaluator {
  /// Throws where the bounds of a uniform distribution stand the wrong way round.
  func checkBounds(low: Double, high: Double, at span: Span) throws(DiagnosticError) {
    guard low > high else { return }
    throw DiagnosticError(
      Diagnostic(
        code: "E0403",
        "the lower bound \(NumberText.shortest(low)) is above the upper bound \(NumberText.shortest(high))",
        at: span, hint: "the lower bound comes first"))
  }

  /// A tensor of draws, row by row, in the shape that the arguments give.
  fileprivate func draw(
    _ arguments: CallArguments, _ next: (inout Generator) -> Double
  ) throws(DiagnosticError) -> Value {
    var shape: [Int] = []
    for value in arguments.positional { shape += try lengths(value, at: arguments.span) }
    if shape.isEmpty, !arguments.positional.isEmpty { shape = [0] }
    guard let count = Shape.count(shape), count <= session.context.limits.memory / 8 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0404", "a tensor of shape \(Shape.text(shape)) is too large or has a negative length",
          at: arguments.span))
    }
    let values = session.drawing { generator in (0..<count).map { _ in next(&generator) } }
    return .tensor(
      session.tape.leaf(
        try engine(at: arguments.span) { () throws(EngineError) in
          try Tensor(shape: shape, values: values)
        }))
  }

  /// One length, or several as in the value of `x.shape`.
  private func lengths(_ value: Value, at span: Span) throws(DiagnosticError) -> [Int] {
    let tensor = session.value(try variable(value, at: span))
    return try tensor.values.map { number throws(DiagnosticError) in
      guard let length = Int(exactly: number), length >= 0 else {
        throw DiagnosticError(
          Diagnostic(
            code: "E0403", "a length must be a whole number from 0, not \(NumberText.shortest(number))",
            at: span))
      }
      return length
    }
  }
}
