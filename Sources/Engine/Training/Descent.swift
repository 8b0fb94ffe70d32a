/// Gradient descent on a point, by the optimizers and learning rates that also train networks.
public struct Descent: Sendable {
  /// Where the descent stands.
  public private(set) var point: [Double]
  /// The number of updates made.
  public private(set) var age = 0
  private let optimizer: Optimizer
  private let schedule: Schedule
  private let length: Int
  private let clip: Double?
  private let weightDecay: Double
  /// What the optimizer remembers.
  private var slots: [[Double]]

  /// A descent from `start` by the rule, schedule, clipping and weight decay of `options`.
  ///
  /// - Parameter length: The number of updates at which a cosine schedule without its own length ends.
  public init(from start: [Double], options: TrainingOptions, length: Int) {
    point = start
    optimizer = options.optimizer
    schedule = options.schedule
    clip = options.clip
    weightDecay = options.weightDecay
    self.length = length
    slots = Array(repeating: start.map { _ in 0 }, count: options.optimizer.slotCount)
  }

  /// Makes one update against the gradient, which has an entry for each of the point's.
  public mutating func update(against gradient: [Double]) {
    guard gradient.count == point.count else { return }
    let stride = paddedToLanes(point.count)
    let region = Region(count: 4 * stride)
    for (index, values) in ([point, gradient] + slots).enumerated() {
      (region.base + index * stride).update(from: values, count: values.count)
    }
    let memory = OptimizerKernel.Memory(
      parameters: region.base, gradient: region.base + stride, first: region.base + 2 * stride,
      second: region.base + 3 * stride)
    kernel(gradient).update(memory, count: stride, by: .alone)
    point = Array(UnsafeBufferPointer(start: region.base, count: point.count))
    for index in slots.indices {
      slots[index] = Array(
        UnsafeBufferPointer(start: region.base + (2 + index) * stride, count: point.count))
    }
    age += 1
  }

  private func kernel(_ gradient: [Double]) -> OptimizerKernel {
    let norm = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let scale = clip.map { min($0 / (norm + 1e-6), 1) } ?? 1
    return OptimizerKernel(
      optimizer: optimizer, rate: schedule.rate(at: age, run: 0..<length), step: age + 1,
      weightDecay: weightDecay, gradientScale: scale)
  }
}
