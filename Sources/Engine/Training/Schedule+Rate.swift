extension Schedule {
  /// The learning rate of an update counted from 0 over all trainings; `length` is the number of
  /// updates at which a cosine without its own length ends.
  func rate(at step: Int, length: Int) -> Double {
    switch self {
    case .constant(let rate): return rate
    case .cosine(let rate, let end, let steps):
      let total = max(steps ?? length, 1)
      let share = Double(min(max(step, 0), total)) / Double(total)
      return end + (rate - end) * 0.5 * (1 + Elementary.cos(.pi * share))
    case .stepDecay(let rate, let factor, let every):
      return rate * OptimizerKernel.power(factor, max(step, 0) / max(every, 1))
    case .warmup(let steps, let next):
      let target = next.rate(at: max(step - steps, 0), length: length - steps)
      return step < steps ? target * (Double(step + 1) / Double(steps)) : target
    }
  }
}
