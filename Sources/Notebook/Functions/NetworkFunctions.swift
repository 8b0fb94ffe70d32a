import Engine
import Source

/// `loss(net)`: the loss of a network as it stands now.
enum LossFunction: SessionFunction {
  static let name = "loss"
  static let usage = "loss(net) or loss(net, data)"
  static let summary = "the loss of a trained network as it stands now, on its training set or on another"

  static func call(
    _ arguments: CallArguments, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Value {
    try arguments.check(name, count: 1...2)
    let version = try evaluator.network(arguments, 0)
    guard let training = version.lastTraining else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0308", "'\(version.name)' has not been trained, so it has no loss", at: arguments.span,
          hint: "train it first, or write a loss such as l2(\(version.name)(data.x), data.y)"))
    }
    let data = arguments.positional.count > 1 ? try evaluator.data(arguments, 1) : training.data
    let points = evaluator.session.points(of: data)
    let input = try evaluator.apply(.reshape(to: data.dataset.x.shape), [points.x], at: arguments.span)
    let output = try evaluator.forward(version, input, at: arguments.span)
    return .tensor(try evaluator.loss(training.loss, output, points.y, at: arguments.span))
  }
}

/// `accuracy(net, data)`: the share of points whose class the network gets right.
enum AccuracyFunction: SessionFunction {
  static let name = "accuracy"
  static let usage = "accuracy(net, data)"
  static let summary = "the share of points whose class the network gets right"

  static func call(
    _ arguments: CallArguments, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Value {
    try arguments.check(name, count: 1...2)
    let version = try evaluator.network(arguments, 0)
    let dataset =
      arguments.positional.count > 1
      ? try evaluator.data(arguments, 1).dataset : version.lastTraining?.data.dataset
    guard let dataset else {
      throw DiagnosticError(
        Diagnostic(code: "E0308", "accuracy needs a data set", at: arguments.span, hint: "write \(usage)"))
    }
    let network = try version.network()
    let share = try evaluator.engine(at: arguments.span) { () throws(EngineError) in
      try network.accuracy(on: dataset, loss: version.lastTraining?.loss)
    }
    return .tensor(evaluator.session.tape.leaf(Tensor(share)))
  }
}

extension Evaluator {
  /// The network that an argument is.
  func network(_ arguments: CallArguments, _ index: Int) throws(DiagnosticError) -> NetworkVersion {
    guard case .network(let version) = arguments.positional[index] else {
      throw mismatch(arguments.positional[index], expected: "a network", at: arguments.span)
    }
    return version
  }

  /// The data set that an argument is.
  func data(_ arguments: CallArguments, _ index: Int) throws(DiagnosticError) -> DataValue {
    guard case .data(let data) = arguments.positional[index] else {
      throw mismatch(arguments.positional[index], expected: "a data set", at: arguments.span)
    }
    return data
  }

  /// `net(x)`: the forward pass of a network, recorded on the tape.
  func forward(_ version: NetworkVersion, _ arguments: CallArguments) throws(DiagnosticError) -> Value {
    try arguments.check(version.name, count: 1...1)
    let input = try variable(arguments.positional[0], at: arguments.span)
    let shape = session.tape.shape(input)
    let form = try InputForm(shape, of: version, at: arguments.span)
    let points = try apply(.reshape(to: form.points), [input], at: arguments.span)
    let output = try forward(version, points, at: arguments.span)
    return .tensor(
      try apply(
        .reshape(to: form.result(outputs: version.architecture.outputCount)), [output], at: arguments.span))
  }

  /// The forward pass for a batch whose rows are points.
  func forward(
    _ version: NetworkVersion, _ batch: Variable, at span: Span
  ) throws(DiagnosticError) -> Variable {
    let parameters = try session.parameters(of: version)
    let network = try version.network()
    return try engine(at: span) { () throws(EngineError) in
      try network.record(on: &session.tape, parameters: parameters, input: batch)
    }
  }
}

extension Evaluator {
  /// A loss of predictions and targets, by the function of the same name.
  func loss(
    _ loss: Loss, _ prediction: Variable, _ target: Variable, at span: Span
  ) throws(DiagnosticError) -> Variable {
    try engine(at: span) { () throws(EngineError) in
      try loss.record(on: &session.tape, prediction, target)
    }
  }
}

/// What the shape of a network's argument means: one point, or a batch.
private struct InputForm {
  /// The shape as a point, or as a batch whose rows are points.
  let points: [Int]
  private let leading: [Int]

  init(_ shape: [Int], of version: NetworkVersion, at span: Span) throws(DiagnosticError) {
    let inputs = version.architecture.inputCount
    switch shape.count {
    case 0 where inputs == 1: (points, leading) = ([1], [])
    case 1 where inputs == 1: (points, leading) = ([shape[0], 1], [shape[0]])
    case 1 where shape[0] == inputs: (points, leading) = (shape, [])
    case 2 where shape[1] == inputs: (points, leading) = (shape, [shape[0]])
    default:
      let points =
        inputs == 1
        ? "a number, a vector of numbers or a matrix with one column"
        : "a vector of \(inputs) numbers or a matrix with \(inputs) columns"
      throw DiagnosticError(
        Diagnostic(
          code: "E0401",
          "'\(version.name)' has \(inputs) input\(inputs == 1 ? "" : "s"), but got shape \(Shape.text(shape))",
          at: span, hint: "give it \(points)"))
    }
  }

  /// The shape of the result: with one output the last axis is dropped.
  func result(outputs: Int) -> [Int] { outputs == 1 ? leading : leading + [outputs] }
}

extension NetworkVersion {
  /// The latest training of the network.
  var lastTraining: TrainingRecord? {
    var version: NetworkVersion? = self
    while let current = version {
      if let training = current.training { return training }
      version = current.previous
    }
    return nil
  }
}
