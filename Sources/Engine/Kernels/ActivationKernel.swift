/// Activations and their derivatives over feature-major values.
enum ActivationKernel {
  /// output = φ(input); the two may be one.
  static func apply(_ activation: Activation, _ input: Pointer, into output: Pointer, count: Int) {
    switch activation {
    case .identity: transform(IdentityRule.self, input, output, count)
    case .tanh: transform(TanhRule.self, input, output, count)
    case .relu: transform(ReLURule.self, input, output, count)
    case .sigmoid: transform(SigmoidRule.self, input, output, count)
    case .leakyReLU: transform(LeakyReLURule.self, input, output, count)
    case .elu: transform(ELURule.self, input, output, count)
    case .gelu: transform(GELURule.self, input, output, count)
    case .silu: transform(SiLURule.self, input, output, count)
    case .softplus: transform(SoftplusRule.self, input, output, count)
    }
  }

  /// error = error · φ'(input), where `output` is φ(input); for the activations that
  /// `Activation.derivativeNeedsOnlyOutput` names, `input` is not read.
  static func backpropagate(
    _ activation: Activation, input: Pointer, output: Pointer, error: Pointer, count: Int
  ) {
    switch activation {
    case .identity: break
    case .tanh: scale(TanhRule.self, error, output, count)
    case .relu: scale(ReLURule.self, error, output, count)
    case .sigmoid: scale(SigmoidRule.self, error, output, count)
    case .leakyReLU: scale(LeakyReLURule.self, error, output, count)
    case .elu: scale(ELURule.self, error, output, count)
    case .gelu: scale(GELURule.self, error, input, count)
    case .silu: scale(SiLURule.self, error, input, count)
    case .softplus: scale(SoftplusRule.self, error, input, count)
    }
  }

  private static func transform<Rule: ActivationRule>(
    _ rule: Rule.Type, _ input: Pointer, _ output: Pointer, _ count: Int
  ) {
    for index in stride(from: 0, to: count, by: laneCount) {
      output.store(Rule.value(input.lanes(index)), index)
    }
  }

  private static func scale<Rule: ActivationRule>(
    _ rule: Rule.Type, _ error: Pointer, _ values: Pointer, _ count: Int
  ) {
    for index in stride(from: 0, to: count, by: laneCount) {
      error.store(error.lanes(index) * Rule.slope(values.lanes(index)), index)
    }
  }
}

extension Activation {
  /// Whether φ' is a function of φ, so that the pre-activation need not be kept.
  var derivativeNeedsOnlyOutput: Bool {
    switch self {
    case .identity, .tanh, .relu, .sigmoid, .leakyReLU, .elu: true
    case .gelu, .silu, .softplus: false
    }
  }
}
