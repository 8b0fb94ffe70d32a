/// The parameters of a training, their gradient and the optimizer's memory, a block each.
///
/// An update leaves the parameters before it in place of the gradient, so that it can be undone without
/// a block of memory for that.
struct ParameterMemory: ~Copyable {
  private let parameterBlock: Region
  private let gradientBlock: Region
  private let firstSlot: Region
  private let secondSlot: Region
  private let count: Int
  private let slotCount: Int
  /// The number of updates that the optimizer's memory holds.
  private(set) var age: Int

  init(_ network: Network, _ optimizer: Optimizer) {
    count = network.parameterCount
    slotCount = optimizer.slotCount
    let padded = paddedToLanes(count)
    parameterBlock = Region(count: padded, network.flat)
    gradientBlock = Region(count: padded)
    let remembered = network.state?.optimizer == optimizer ? network.state : nil
    let slots = remembered?.slots ?? []
    age = remembered?.age ?? 0
    firstSlot = Region(count: slotCount > 0 ? padded : 0, slots.first ?? [])
    secondSlot = Region(count: slotCount > 1 ? padded : 0, slots.dropFirst().first ?? [])
  }

  /// The parameters as they stand.
  var current: Pointer { parameterBlock.base }

  /// The gradient of the loss, from a backward pass to the next update.
  var gradient: Pointer { gradientBlock.base }

  /// The parameters before the latest update, from then to the next backward pass.
  var previous: Pointer { gradientBlock.base }

  /// Makes one update, which `undo` can take back.
  mutating func update(_ kernel: OptimizerKernel, by team: Team) {
    let memory = OptimizerKernel.Memory(
      parameters: current, gradient: gradient, first: firstSlot.base, second: secondSlot.base)
    kernel.update(memory, count: parameterBlock.count, by: team)
    age += 1
  }

  /// Takes the latest update back, before another backward pass; the optimizer's memory starts anew.
  mutating func undo() {
    current.update(from: previous, count: count)
    age = 0
    firstSlot.base.update(repeating: 0, count: firstSlot.count)
    secondSlot.base.update(repeating: 0, count: secondSlot.count)
  }

  /// Whether every parameter as it stands is finite.
  var isFinite: Bool {
    sumOfSquares(current, count).isFinite
      || UnsafeBufferPointer(start: current, count: count).allSatisfy(\.isFinite)
  }

  /// A copy of the parameters as they stand.
  func parameters() -> [Double] { Array(UnsafeBufferPointer(start: current, count: count)) }

  /// The parameters as they stand and what the optimizer remembers; each block is freed as soon as it is
  /// copied.
  consuming func finish() -> (parameters: [Double], slots: [[Double]]) {
    let (count, slotCount) = (count, slotCount)
    gradientBlock.free()
    let parameters = parameterBlock.numbers(count)
    let slots = [firstSlot.numbers(slotCount > 0 ? count : 0), secondSlot.numbers(slotCount > 1 ? count : 0)]
    return (parameters, Array(slots.prefix(slotCount)))
  }
}
