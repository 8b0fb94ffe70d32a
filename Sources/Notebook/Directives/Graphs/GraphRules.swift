import Engine
import Plotting

extension GraphFormulas {
  /// The rule of a step back in words, where it has a name.
  func ruleWords(_ node: Variable, _ operand: Int, _ edge: ComputationGraph.Edge) -> String? {
    guard let operation = session.tape.operation(node) else { return nil }
    if edge.gradientPlace.isSummed, !operation.isConstant { return "repeated value: its shares add" }
    if isInnerProduct(node) { return "inner product: times the other vector" }
    if isList(node) { return "list: each its entry" }
    return operation.rule(ofOperand: operand, among: operands(node).count)
  }
}

extension Operation {
  /// What happens to a gradient on its way back through the operation.
  fileprivate func rule(ofOperand operand: Int, among count: Int) -> String? {
    if isConstant { return Self.constant }
    if !isElementwise { return ruleOfTensors(count) }
    if count == 2 { return operand == 0 ? Self.rulesOfFirst[name] : Self.rulesOfSecond[name] }
    return Self.rulesOfOne[name] ?? Self.rulesOfFirst[name]
  }

  private func ruleOfTensors(_ count: Int) -> String? {
    switch name {
    case "max": count > 1 ? "maximum: to the largest" : "maximum: to the largest entry"
    case "min": count > 1 ? "minimum: to the smallest" : "minimum: to the smallest entry"
    default: Self.rulesOfTensors[name]
    }
  }

  private static let constant = "constant in pieces: nothing passes"

  private static let rulesOfFirst = [
    "+": "sum: passes on", "-": "difference: passes on", "*": "product: times the other factor",
    "/": "quotient rule", "^": "power rule",
    "max": "maximum: to the larger", "min": "minimum: to the smaller",
    "leaky_relu": "leaky ReLU: times the slope where the input is negative",
    "==": constant, "!=": constant, "<": constant, "<=": constant, ">": constant, ">=": constant,
  ]

  private static let rulesOfSecond = rulesOfFirst.merging([
    "-": "minus: changes sign", "^": "exponential rule", "leaky_relu": "slope: times the negative input",
  ]) { $1 }

  private static let rulesOfOne = [
    "negate": "minus: changes sign", "increment": "sum: passes on", "square": "power rule",
    "sqrt": "power rule", "reciprocal": "reciprocal rule", "abs": "absolute value: times the sign",
    "exp": "exponential: times itself", "log": "logarithm: divided by what it is taken of",
    "sin": "sine: times the cosine", "cos": "cosine: times minus the sine", "tan": "tangent: times 1 + tan²",
    "sinh": "hyperbolic sine: times cosh", "cosh": "hyperbolic cosine: times sinh",
    "tanh": "tanh: times 1 − tanh²", "sigmoid": "sigmoid: times σ(1 − σ)", "softplus": "softplus: times σ",
    "relu": "ReLU: passes where the input is positive", "step": constant, "sign": constant,
  ]

  private static let rulesOfTensors = [
    "@": "matrix product: times the other factor", "outer": "outer product: times the other factor",
    "sum": "sum: passes on to every entry", "mean": "mean: in equal parts to every entry",
    "softmax": "softmax: times its matrix of derivatives",
    "log_softmax": "log-softmax: times its matrix of derivatives",
    "norm": "norm: times the unit vector", "logsumexp": "log-sum-exp: times softmax", "argmax": constant,
    "transpose": "transposition: gradient transposed", "reshape": "reshape: gradient reshaped",
    "view": "reshape: gradient reshaped", "slice": "slice: back to its place, zeros elsewhere",
    "concat": "concatenation: each its part",
    "shuffle": "shuffle: back to where the entries came from", "embed": "padding: its part of the gradient",
  ]
}
