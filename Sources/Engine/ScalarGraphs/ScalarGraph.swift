/// A graph of single numbers, laid out for speed: one opcode, two operand positions, a value and a gradient a node.
///
/// Values are computed in one pass up the arrays, gradients in one pass down. What an operation computes and its
/// derivative are those of `Operation`; the commonest are compiled into the passes, the others are called.
public struct ScalarGraph: Sendable {
  /// A node, by its position; operands come before results.
  public typealias Node = Int

  var codes: [Code] = []
  var firsts: [Int32] = []
  var seconds: [Int32] = []
  var numbers: [Double] = []
  var slopes: [Double] = []
  var others: [Operation] = []

  /// An empty graph.
  public init() {}

  /// The number of nodes.
  public var count: Int { numbers.count }

  /// The value of a node, as of the last forward pass or as it was put there.
  public func value(of node: Node) -> Double { numbers[node] }

  /// The gradient of the root of the last backward pass by a node.
  public func gradient(of node: Node) -> Double { slopes[node] }

  /// Puts a number in the graph.
  public mutating func leaf(_ value: Double) -> Node {
    append(.leaf, 0, 0, value)
  }

  /// Gives a leaf another value, for the next forward pass.
  public mutating func set(_ value: Double, at leaf: Node) { numbers[leaf] = value }

  /// Makes room for a number of nodes.
  public mutating func reserveCapacity(_ count: Int) {
    codes.reserveCapacity(count)
    firsts.reserveCapacity(count)
    seconds.reserveCapacity(count)
    numbers.reserveCapacity(count)
    slopes.reserveCapacity(count)
  }

  /// Adds a node that applies an entry-by-entry operation to one or two nodes.
  ///
  /// Throws `wrongOperandCount`, or `refused` for an operation that is not entry by entry, an unknown node, and
  /// a graph of more than 2³¹ nodes.
  public mutating func apply(
    _ operation: Operation, _ first: Node, _ second: Node? = nil
  ) throws(EngineError) -> Node {
    guard let elementwise = operation.elementwise else {
      throw .refused(message: "\(operation.name) does not work on single numbers", hint: nil)
    }
    guard operation.arity.contains(second == nil ? 1 : 2) else {
      throw .wrongOperandCount(
        operation: operation.name, expected: "\(operation.arity.lowerBound)", found: second == nil ? 1 : 2)
    }
    let right = second ?? first
    guard numbers.indices.contains(first), numbers.indices.contains(right), count < Int32.max else {
      throw .refused(message: "a node that is not in the graph", hint: nil)
    }
    let value = elementwise.value(numbers[first], numbers[right])
    return append(try code(for: operation), Int32(first), Int32(right), value)
  }

  private mutating func append(_ code: Code, _ first: Int32, _ second: Int32, _ value: Double) -> Node {
    codes.append(code)
    firsts.append(first)
    seconds.append(second)
    numbers.append(value)
    slopes.append(0)
    return numbers.count - 1
  }

  private mutating func code(for operation: Operation) throws(EngineError) -> Code {
    if let code = Code.compiled.first(where: { $0.operation === operation })?.code { return code }
    if let known = others.firstIndex(where: { $0 === operation }) {
      return Code(rawValue: Code.firstOther + UInt8(known))
    }
    guard others.count < Int(UInt8.max - Code.firstOther) else {
      throw .refused(message: "more kinds of operations than a graph can hold", hint: nil)
    }
    others.append(operation)
    return Code(rawValue: Code.firstOther + UInt8(others.count - 1))
  }

  /// Which operation a node applies.
  struct Code: RawRepresentable, Sendable, Equatable {
    let rawValue: UInt8

    static let leaf = Code(rawValue: 0)
    static let add = Code(rawValue: 1)
    static let multiply = Code(rawValue: 2)
    static let subtract = Code(rawValue: 3)
    static let negate = Code(rawValue: 4)
    static let relu = Code(rawValue: 5)
    static let firstOther: UInt8 = 6

    /// The operations that the passes hold code for.
    static let compiled: [(operation: Operation, code: Code)] = [
      (.add, .add), (.multiply, .multiply), (.subtract, .subtract), (.negate, .negate), (.relu, .relu),
    ]
  }
}
