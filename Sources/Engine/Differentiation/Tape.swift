/// A record of computation that can be differentiated.
///
/// Nodes are held in arrays, in the order they were computed. There are no references between nodes, so there
/// are no cycles, nothing recurses, and a tape of a million steps is freed like any array.
public struct Tape: Sendable {
  /// The memory a tape may hold unless it is told otherwise, in bytes: 2 GiB.
  public static let defaultMemoryBudget = 2 << 30

  /// The most memory that the values on this tape may take, in bytes.
  public let memoryBudget: Int
  /// Asked now and then while values are computed; `true` makes the next step throw `cancelled`.
  let mustStop: (@Sendable () -> Bool)?
  /// How many entries were computed since it was asked.
  private var work = 0

  private var operations: [Operation?] = []
  private var tensors: [Tensor] = []
  private var operandEnds: [Int] = []
  private var operandList: [Variable] = []
  private var entryCount = 0
  /// The parts that backward passes recorded, in order.
  private var passes: [Range<Int>] = []
  /// Where backward rules began to record, in order, and the steps whose rules they are.
  private var rules: [(start: Int, step: Variable)] = []

  /// An empty tape that refuses to grow beyond a number of bytes.
  ///
  /// - Parameter mustStop: Asked now and then while values are computed, whether to stop.
  public init(
    memoryBudget: Int = Tape.defaultMemoryBudget, mustStop: (@Sendable () -> Bool)? = nil
  ) {
    self.memoryBudget = memoryBudget
    self.mustStop = mustStop
  }

  /// The number of nodes.
  public var count: Int { tensors.count }

  /// The value of a variable.
  public func value(_ variable: Variable) -> Tensor { tensors[variable.index] }

  /// The shape of a variable.
  public func shape(_ variable: Variable) -> [Int] { tensors[variable.index].shape }

  /// The operation that made a variable; `nil` for a value that was put on the tape.
  public func operation(_ variable: Variable) -> Operation? { operations[variable.index] }

  /// What a variable was made from.
  public func operands(_ variable: Variable) -> ArraySlice<Variable> {
    let start = variable.index == 0 ? 0 : operandEnds[variable.index - 1]
    return operandList[start..<operandEnds[variable.index]]
  }

  /// A variable with the step that made it.
  public func node(_ variable: Variable) -> Node {
    Node(variable: variable, operation: operation(variable), operands: Array(operands(variable)))
  }

  /// Whether a backward pass recorded a variable, in place of the author of the computation.
  public func isRecordedByPass(_ variable: Variable) -> Bool {
    passes.contains { $0.contains(variable.index) }
  }

  /// The step of the author's whose derivative a backward pass computed by a variable; for any other variable,
  /// itself.
  public func authorsStep(behind variable: Variable) -> Variable {
    var found = variable
    while isRecordedByPass(found), let step = step(recording: found), step < found { found = step }
    return found
  }

  /// The step whose backward rule was being recorded when a variable was.
  private func step(recording variable: Variable) -> Variable? {
    let end = rules.partitioningIndex { $0.start > variable.index }
    return end == 0 ? nil : rules[end - 1].step
  }

  /// Remembers that the backward rule of a step is about to be recorded.
  mutating func openRule(of step: Variable) { rules.append((count, step)) }

  /// Remembers that what was recorded since a mark belongs to a backward pass.
  mutating func closePass(since mark: Mark) {
    if mark.count < count { passes.append(mark.count..<count) }
  }

  /// Puts a value on the tape, to be differentiated by or to be a constant.
  @discardableResult
  public mutating func leaf(_ value: Tensor) -> Variable {
    append(value, nil)
  }

  /// Applies an operation and records the step.
  ///
  /// Throws what the operation throws for operands that it refuses, `tooLarge` when the result would not fit the
  /// memory budget, and `cancelled` when the tape was told to stop.
  @discardableResult
  public mutating func apply(
    _ operation: Operation, _ operands: [Variable]
  ) throws(EngineError) -> Variable {
    if let number = scalarResult(operation, operands) {
      try reserve(operation.name, [], 1)
      try count(work: 1)
      operandList.append(contentsOf: operands)
      return append(Tensor(number), operation)
    }
    let values = operands.map(value)
    let shape = try operation.resultShape(of: values.map(\.shape))
    try reserve(operation.name, shape, Shape.count(shape))
    try count(work: values.reduce(Shape.count(shape) ?? 0) { $0 + $1.count })
    let result = try operation.forward(values, shape)
    operandList.append(contentsOf: operands)
    return append(result, operation)
  }

  /// How many entries are computed between two questions: some milliseconds.
  static let workBetweenQuestions = 1 << 16

  private mutating func count(work entries: Int) throws(EngineError) {
    work &+= entries
    guard work >= Self.workBetweenQuestions else { return }
    work = 0
    if let mustStop, mustStop() { throw .cancelled }
  }

  private func scalarResult(_ operation: Operation, _ operands: [Variable]) -> Double? {
    guard let elementwise = operation.elementwise, operation.arity.contains(operands.count),
      let first = tensors[operands[0].index].scalar
    else { return nil }
    if operands.count == 1 { return elementwise.value(first, 0) }
    guard let second = tensors[operands[1].index].scalar else { return nil }
    return elementwise.value(first, second)
  }

  /// What one node takes besides its entries: operation, operands and the header of its value.
  private static let nodeSize = 64

  /// Throws `tooLarge` unless there is room for so many more entries.
  func reserve(_ name: String, _ shape: [Int], _ count: Int?) throws(EngineError) {
    let room = memoryBudget / 8 - count8 - entryCount
    guard let count, count <= room else {
      throw .tooLarge(operation: name, shape: shape, budget: memoryBudget)
    }
  }

  private var count8: Int { tensors.count * Self.nodeSize / 8 }

  private mutating func append(_ value: Tensor, _ operation: Operation?) -> Variable {
    operations.append(operation)
    tensors.append(value)
    operandEnds.append(operandList.count)
    if value.rank > 0 { entryCount += value.count }
    return Variable(index: tensors.count - 1)
  }
}

extension Tape {
  /// A place on the tape to come back to.
  public struct Mark: Sendable {
    let count: Int
  }

  /// The end of the tape as it is now.
  public func mark() -> Mark { Mark(count: count) }

  /// Forgets everything recorded since the mark, so that sampling a function does not grow the tape.
  public mutating func rewind(to mark: Mark) {
    guard mark.count < count else { return }
    for tensor in tensors[mark.count...] where tensor.rank > 0 { entryCount -= tensor.count }
    let operandEnd = mark.count == 0 ? 0 : operandEnds[mark.count - 1]
    operations.removeSubrange(mark.count...)
    tensors.removeSubrange(mark.count...)
    operandEnds.removeSubrange(mark.count...)
    operandList.removeSubrange(operandEnd...)
    while let last = passes.last, last.upperBound > count { passes.removeLast() }
    while let last = rules.last, last.start >= count { rules.removeLast() }
  }
}

extension Array {
  /// The first place from which a condition holds, in an array where it holds for all after the first for which it
  /// does.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
