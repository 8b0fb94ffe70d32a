/// The update of one optimizer step over all parameters.
struct OptimizerKernel: Sendable {
  /// The rule.
  let optimizer: Optimizer
  /// The learning rate η of this step.
  let rate: Double
  /// The number of this step, from 1, for the bias correction of Adam.
  let step: Int
  /// The weight decay λ.
  let weightDecay: Double
  /// The factor that clipping puts before the gradient.
  let gradientScale: Double

  /// The parameters; their gradient, whose place takes the parameters before the update; the optimizer's
  /// memory.
  struct Memory: @unchecked Sendable {
    let parameters: Pointer
    let gradient: Pointer
    let first: Pointer
    let second: Pointer
  }

  /// Updates all `count` parameters; many of them are shared among the team.
  func update(_ memory: Memory, count: Int, by team: Team) {
    let parts = count < 1 << 16 ? 1 : 4 * team.threads
    let blocks = count / laneCount
    team.share(parts) { part in
      update(memory, blocks * part / parts * laneCount..<blocks * (part + 1) / parts * laneCount)
    }
  }

  /// Updates a range of parameters whose ends are multiples of the lane count.
  func update(_ memory: Memory, _ range: Range<Int>) {
    switch optimizer {
    case .sgd:
      each(memory, range) { _, _, gradient in rate * gradient }
    case .momentum(let friction):
      each(memory, range) { first, _, gradient in
        first = gradient + friction * first
        return rate * first
      }
    case .nesterov(let friction):
      each(memory, range) { first, _, gradient in
        first = gradient + friction * first
        return rate * (gradient + friction * first)
      }
    case .adagrad(let epsilon):
      each(memory, range) { first, _, gradient in
        first += gradient * gradient
        return rate * gradient / (first.squareRoot() + epsilon)
      }
    case .rmsprop(let smoothing, let epsilon):
      each(memory, range) { first, _, gradient in
        first = smoothing * first + (1 - smoothing) * (gradient * gradient)
        return rate * gradient / (first.squareRoot() + epsilon)
      }
    case .adam(let beta1, let beta2, let epsilon), .adamw(let beta1, let beta2, let epsilon):
      updateAdam(memory, range, beta1, beta2, epsilon)
    }
  }

  private func updateAdam(
    _ memory: Memory, _ range: Range<Int>, _ beta1: Double, _ beta2: Double, _ epsilon: Double
  ) {
    let stepSize = rate / (1 - Self.power(beta1, step))
    let correction = 1 / (1 - Self.power(beta2, step)).squareRoot()
    each(memory, range) { first, second, gradient in
      first = first + (1 - beta1) * (gradient - first)
      second = beta2 * second + (1 - beta2) * (gradient * gradient)
      return stepSize * first / (second.squareRoot() * correction + epsilon)
    }
  }

  @inline(__always)
  private func each(
    _ memory: Memory, _ range: Range<Int>,
    _ change: (inout Lanes, inout Lanes, Lanes) -> Lanes
  ) {
    let decoupled = optimizer.decouplesWeightDecay
    let decay = decoupled ? 0 : weightDecay
    let shrink = decoupled ? 1 - rate * weightDecay : 1
    let slots = optimizer.slotCount
    for index in stride(from: range.lowerBound, to: range.upperBound, by: laneCount) {
      let parameter = memory.parameters.lanes(index)
      let gradient = memory.gradient.lanes(index) * gradientScale + decay * parameter
      var first = slots > 0 ? memory.first.lanes(index) : .zero
      var second = slots > 1 ? memory.second.lanes(index) : .zero
      let update = change(&first, &second, gradient)
      memory.parameters.store(parameter * shrink - update, index)
      memory.gradient.store(parameter, index)
      if slots > 0 { memory.first.store(first, index) }
      if slots > 1 { memory.second.store(second, index) }
    }
  }

  /// βⁿ by repeated squaring, so that its bits do not depend on a C library.
  static func power(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    var square = base
    var remaining = exponent
    while remaining > 0 {
      if remaining & 1 == 1 { result *= square }
      square *= square
      remaining >>= 1
    }
    return result
  }
}

extension Optimizer {
  /// Whether weight decay acts on the parameters and not through the gradient.
  var decouplesWeightDecay: Bool {
    if case .adamw = self { true } else { false }
  }
}
