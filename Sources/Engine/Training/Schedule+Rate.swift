extension Schedule {
  /// The learning rate of an update counted from 0 over all trainings; `run` holds the updates of this training,
  /// which a cosine without a length of its own spans.
  func rate(at step: Int, run: Range<Int>) -> Double {
    switch self {
    case .constant(let rate): return rate
    case .cosine(let rate, let end, let steps):
      let (start, total) = steps.map { (0, $0) } ?? (run.lowerBound, run.count)
      let share = Double(min(max(step - start, 0), max(total, 1))) / Double(max(total, 1))
      return end + (rate - end) * 0.5 * (1 + Elementary.cos(.pi * share))
    case .stepDecay(let rate, let factor, let every):
      return rate * OptimizerKernel.power(factor, max(step, 0) / max(every, 1))
    case .warmup(let steps, let next):
      let rest = max(run.lowerBound - steps, 0)..<max(run.upperBound - steps, 0)
      let target = next.rate(at: max(step - steps, 0), run: rest)
      return step < steps ? target * (Double(step + 1) / Double(steps)) : target
    }
  }
}
