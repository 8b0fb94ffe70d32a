/// The parameters of a training, their gradient and the optimizer's memory.
///
/// An update leaves the parameters before it in place of the gradient, so that it can be undone without
/// a block of memory for that.
struct ParameterMemory: ~Copyable {
  private let region: Region
  private let count: Int
  private let padded: Int
  private let slotCount: Int
  /// The number of updates that the optimizer's memory holds.
  private(set) var age: Int

  init(_ network: Network, _ optimizer: Optimizer) {
    count = network.parameterCount
    padded = paddedToLanes(count)
    slotCount = optimizer.slotCount
    region = Region(count: (2 + slotCount) * padded)
    let remembered = network.state?.optimizer == optimizer ? network.state : nil
    age = remembered?.age ?? 0
    Self.copy(network.flat, to: region.base)
    for (index, slot) in (remembered?.slots ?? []).enumerated() {
      Self.copy(slot, to: region.base + (2 + index) * padded)
    }
  }

  /// The parameters as they stand.
  var current: Pointer { region.base }

  /// The gradient of the loss, from a backward pass to the next update.
  var gradient: Pointer { region.base + padded }

  /// The parameters before the latest update, from then to the next backward pass.
  var previous: Pointer { gradient }

  /// Makes one update, which `undo` can take back.
  mutating func update(_ kernel: OptimizerKernel, threads: Int) {
    let first = region.base + (slotCount > 0 ? 2 : 1) * padded
    let second = region.base + (slotCount > 1 ? 3 : 1) * padded
    let memory = OptimizerKernel.Memory(
      parameters: current, gradient: gradient, first: first, second: second)
    kernel.update(memory, count: padded, threads: threads)
    age += 1
  }

  /// Takes the latest update back, before another backward pass; the optimizer's memory starts anew.
  mutating func undo() {
    current.update(from: previous, count: count)
    age = 0
    (region.base + 2 * padded).update(repeating: 0, count: slotCount * padded)
  }

  /// Whether every parameter as it stands is finite.
  var isFinite: Bool { sumOfSquares(current, count).isFinite || parameters().allSatisfy(\.isFinite) }

  /// A copy of the parameters as they stand.
  func parameters() -> [Double] { Array(UnsafeBufferPointer(start: current, count: count)) }

  /// A copy of what the optimizer remembers.
  func slots() -> [[Double]] {
    (0..<slotCount).map { index in
      Array(UnsafeBufferPointer(start: region.base + (2 + index) * padded, count: count))
    }
  }

  private static func copy(_ values: [Double], to target: Pointer) {
    values.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      target.update(from: start, count: source.count)
    }
  }
}
