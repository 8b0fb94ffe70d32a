import Engine
import Source

/// `define network NAME`: layers, activations and initialisation.
enum NetworkDefinition {
  static let arguments = [
    ArgumentDeclaration(
      "layers", .list(LayerChoices.all, takesNumbers: true),
      "the number of inputs, then a width or a layer for each layer; the last is the output"),
    ArgumentDeclaration(
      "activation", .word(ActivationChoices.all), default: "tanh", "the activation of hidden layers"),
    ArgumentDeclaration(
      "output", .word(ActivationChoices.all), default: "identity", "the activation of the last layer"),
    ArgumentDeclaration(
      "init", .word(InitializationChoices.all), default: "lecun", "how weights are drawn; biases start at 0"),
  ]

  static func make(
    _ name: String, _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> NetworkVersion {
    guard let argument = statement.argument("layers") else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0206", "a network needs 'layers'", at: statement.keywordSpan,
          hint: "for example layers: [1, 10, 1]"))
    }
    let reader = LayerReader(
      hidden: try statement.term("activation").map(ActivationChoices.activation) ?? .tanh,
      output: try statement.term("output").map(ActivationChoices.activation) ?? .identity,
      evaluator: evaluator)
    let (inputs, layers) = try reader.read(argument)
    let initialization = try InitializationChoices.initialization(statement.term("init"), evaluator)
    let network = try evaluator.engine(at: argument.value.span) { () throws(EngineError) in
      var failure: EngineError?
      var network: Network?
      evaluator.session.drawing { generator in
        do throws(EngineError) {
          network = try Network(
            inputs: inputs, layers: layers, initialization: initialization, generator: &generator,
            memoryBudget: evaluator.session.context.limits.memory)
        } catch { failure = error }
      }
      if let failure { throw failure }
      guard let network else { throw .refused(message: "the network could not be made", hint: nil) }
      return network
    }
    return NetworkVersion(name: name, network: network)
  }
}

/// The words for activations.
enum ActivationChoices {
  static let all = Activation.allCases.map { Choice($0.rawValue, $0.summary) }

  static func activation(_ term: Term) throws(DiagnosticError) -> Activation {
    guard let activation = Activation(rawValue: term.word) else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0205", "'\(term.word)' is not an activation", at: term.span,
          hint: Suggestion.hint(for: term.word, among: all.map(\.name))))
    }
    return activation
  }
}

extension Activation {
  fileprivate var summary: String {
    switch self {
    case .identity: "z itself"
    case .tanh: "the hyperbolic tangent"
    case .relu: "max(z, 0)"
    case .sigmoid: "1 / (1 + e⁻ᶻ)"
    case .leakyReLU: "z, or 0.01 z below 0"
    case .elu: "z, or eᶻ − 1 below 0"
    case .gelu: "z Φ(z)"
    case .silu: "z σ(z)"
    case .softplus: "log(1 + eᶻ)"
    }
  }
}

/// The words for initialisations.
enum InitializationChoices {
  private static let bounds = [
    ArgumentDeclaration("low", .expression, "the least weight"),
    ArgumentDeclaration("high", .expression, "the bound above"),
  ]

  static let all = [
    Choice("lecun", "normal with variance 1 / fan_in"),
    Choice("xavier", "normal with variance 2 / (fan_in + fan_out)"),
    Choice("he", "normal with variance 2 / fan_in"),
    Choice(
      "normal", "normal with this standard deviation",
      [ArgumentDeclaration("std", .number(0...Double.infinity), default: "1", "the standard deviation")]),
    Choice("uniform", "uniform between two bounds", bounds, required: 2),
    Choice("zeros", "zeros"),
  ]

  static func initialization(
    _ term: Term?, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Initialization {
    guard let term else { return .lecun }
    switch term.word {
    case "xavier": return .xavier
    case "he": return .he
    case "normal": return .normal(deviation: try term.number("std", evaluator, .atLeastZero) ?? 1)
    case "uniform":
      let low = try term.number("low", evaluator, .finite) ?? 0
      let high = try term.number("high", evaluator, .finite) ?? 1
      try evaluator.checkBounds(low: low, high: high, at: term.span)
      return .uniform(low: low, high: high)
    case "zeros": return .zeros
    default: return .lecun
    }
  }
}

/// The words for layers.
enum LayerChoices {
  static let all: [Choice] =
    [
      Choice(
        "dense", "a dense layer",
        [
          ArgumentDeclaration("units", .integer(atLeast: 1), "its width"),
          ArgumentDeclaration("activation", .word(ActivationChoices.all), "its activation"),
        ], required: 1),
      Choice(
        "batch-norm",
        "normalisation over the batch with ε = 1e-5; outside training by running values, of which a new batch "
          + "makes a tenth (momentum 0.1), its variance with n − 1"),
      Choice("layer-norm", "normalisation over the features of a point, with ε = 1e-5"),
      Choice(
        "dropout", "zeroes entries in training",
        [ArgumentDeclaration("rate", .number(0...1), default: "0.5", "the probability")]),
      Choice(
        "residual", "adds the input of the layers in its parentheses to their output: residual(8, 8)",
        isContainer: true),
    ] + ActivationChoices.all
}

/// Turns a list of widths and layers into the engine's plan.
struct LayerReader {
  let hidden: Activation
  let output: Activation
  let evaluator: Evaluator

  /// The number of inputs, and the layers.
  func read(
    _ argument: Statement.Argument
  ) throws(DiagnosticError) -> (inputs: Int, layers: [LayerPlan]) {
    try read(items(argument.value), at: argument.value.span)
  }

  /// The number of inputs, and a dense layer for each further width.
  func read(
    _ widths: [Double], at span: Span
  ) throws(DiagnosticError) -> (inputs: Int, layers: [LayerPlan]) {
    let items = try widths.map { number throws(DiagnosticError) in Item.width(try width(number, at: span)) }
    return try read(items, at: span)
  }

  private func read(
    _ items: [Item], at span: Span
  ) throws(DiagnosticError) -> (inputs: Int, layers: [LayerPlan]) {
    guard items.count >= 2, case .width(let inputs) = items[0] else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0311", "a network needs the number of inputs and at least one layer",
          at: span, hint: "for example [1, 10, 1]"))
    }
    let last = items.lastIndex { $0.isDense } ?? items.count
    var layers: [LayerPlan] = []
    for (index, item) in items.enumerated().dropFirst() {
      layers.append(try plan(item, isLast: index == last))
    }
    return (inputs, layers)
  }

  /// A width, or a layer in words.
  private enum Item {
    case width(Int)
    case term(Term)

    var isDense: Bool {
      switch self {
      case .width: true
      case .term(let term): term.word == "dense"
      }
    }
  }

  /// The elements of a list; a list of numbers may also be the value of an expression.
  private func items(_ value: ArgumentValue) throws(DiagnosticError) -> [Item] {
    switch value {
    case .list(let elements, _):
      return try elements.map { element throws(DiagnosticError) in try item(element) }
    case .expression(let expression):
      return try evaluator.tensor(expression).values.map { number throws(DiagnosticError) in
        .width(try width(number, at: expression.span))
      }
    case .term(let term): return [.term(term)]
    case .range(let low, _):
      throw DiagnosticError(
        Diagnostic(code: "E0311", "'layers' takes a list", at: low.span, hint: "for example [1, 10, 1]"))
    }
  }

  private func item(_ value: ArgumentValue) throws(DiagnosticError) -> Item {
    switch value {
    case .term(let term): return .term(term)
    case .expression(let expression):
      return try evaluator.suggesting(LayerChoices.all) { () throws(DiagnosticError) in
        .width(try evaluator.integer(expression, "layers", atLeast: 1))
      }
    default:
      throw DiagnosticError(
        Diagnostic(code: "E0311", "expected a width or a layer", at: value.span))
    }
  }

  private func width(_ number: Double, at span: Span) throws(DiagnosticError) -> Int {
    guard let width = Int(exactly: number), width >= 1 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0403", "a width must be a whole number from 1, not \(NumberText.shortest(number))", at: span
        ))
    }
    return width
  }

  private func plan(_ item: Item, isLast: Bool) throws(DiagnosticError) -> LayerPlan {
    switch item {
    case .width(let units): return .dense(units: units, activation: isLast ? output : hidden)
    case .term(let term): return try plan(term, isLast: isLast)
    }
  }

  private func plan(_ term: Term, isLast: Bool) throws(DiagnosticError) -> LayerPlan {
    switch term.word {
    case "dense":
      let units = try term.integer("units", evaluator, atLeast: 1) ?? 1
      guard case .term(let word)? = term["activation"] else {
        return .dense(units: units, activation: isLast ? output : hidden)
      }
      return .dense(units: units, activation: try ActivationChoices.activation(word))
    case "batch-norm": return .batchNorm
    case "layer-norm": return .layerNorm
    case "dropout": return .dropout(try term.number("rate", evaluator, .belowOne) ?? 0.5)
    case "residual":
      return .residual(
        try term.content.map { value throws(DiagnosticError) in try plan(item(value), isLast: false) })
    default: return .activation(try ActivationChoices.activation(term))
    }
  }
}
