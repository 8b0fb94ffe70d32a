/// The parameters of a training before and after an update, their gradient and the optimizer's memory.
struct ParameterMemory: ~Copyable {
  private let region: Region
  private let count: Int
  private let padded: Int
  private let slotCount: Int
  /// Whether the current parameters are the second of the two copies.
  private var isSwapped = false
  /// The number of updates that the optimizer's memory holds.
  private(set) var age: Int

  init(_ network: Network, _ optimizer: Optimizer) {
    count = network.parameterCount
    padded = paddedToLanes(count)
    slotCount = optimizer.slotCount
    region = Region(count: (3 + slotCount) * padded)
    let remembered = network.state?.optimizer == optimizer ? network.state : nil
    age = remembered?.age ?? 0
    Self.copy(network.flat, to: region.base)
    for (index, slot) in (remembered?.slots ?? []).enumerated() {
      Self.copy(slot, to: region.base + (3 + index) * padded)
    }
  }

  /// The parameters as they stand.
  var current: Pointer { region.base + (isSwapped ? padded : 0) }

  /// The parameters before the latest update; the next update writes here.
  var previous: Pointer { region.base + (isSwapped ? 0 : padded) }

  /// The gradient of the loss.
  var gradient: Pointer { region.base + 2 * padded }

  /// Makes one update, which `undo` can take back.
  mutating func update(_ kernel: OptimizerKernel, threads: Int) {
    let first = region.base + (slotCount > 0 ? 3 : 2) * padded
    let second = region.base + (slotCount > 1 ? 4 : 2) * padded
    let memory = OptimizerKernel.Memory(
      current: current, next: previous, gradient: gradient, first: first, second: second)
    kernel.update(memory, count: padded, threads: threads)
    isSwapped.toggle()
    age += 1
  }

  /// Takes the latest update back; the optimizer's memory starts anew.
  mutating func undo() {
    isSwapped.toggle()
    age = 0
    (region.base + 3 * padded).update(repeating: 0, count: slotCount * padded)
  }

  /// Whether every parameter as it stands is finite.
  var isFinite: Bool { sumOfSquares(current, count).isFinite || parameters().allSatisfy(\.isFinite) }

  /// A copy of the parameters as they stand.
  func parameters() -> [Double] { Array(UnsafeBufferPointer(start: current, count: count)) }

  /// A copy of what the optimizer remembers.
  func slots() -> [[Double]] {
    (0..<slotCount).map { index in
      Array(UnsafeBufferPointer(start: region.base + (3 + index) * padded, count: count))
    }
  }

  private static func copy(_ values: [Double], to target: Pointer) {
    values.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      target.update(from: start, count: source.count)
    }
  }
}
