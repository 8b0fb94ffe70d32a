import Source

/// An expression of the notation as a flat list of nodes, operands before what uses them.
///
/// The list is evaluated from front to back with no recursion, however long or deep the expression is;
/// the last node is its value.
struct Expression: Sendable, Hashable {
  /// The nodes, operands first.
  let nodes: [Node]
  /// Where the expression stands.
  let span: Span

  /// One step of the computation.
  struct Node: Sendable, Hashable {
    /// What it does with its operands.
    let kind: Kind
    /// The nodes it uses, all before it.
    let operands: [Int]
    /// Where it stands.
    let span: Span
  }

  /// What a node does.
  enum Kind: Sendable, Hashable {
    case number(Double)
    case text(String)
    case boolean(Bool)
    case name(String)
    case negate
    case binary(BinaryOperator)
    /// Elements of a list.
    case list
    /// A list of numbers, kept as one node: nested lists give the shape.
    case numbers(shape: [Int], values: [Double])
    /// A call by name; the operands are the positional arguments, then the labelled ones.
    case call(name: String, nameSpan: Span, derivative: Int, labels: [ArgumentLabel])
    /// `base.name`.
    case member(name: String, nameSpan: Span)
    /// `base[…]`; the operands are the base, then the bounds that `subscripts` count.
    case element(subscripts: [Subscript])
  }

  /// The label of an argument in a call.
  struct ArgumentLabel: Sendable, Hashable {
    /// The label.
    let name: String
    /// Where it stands.
    let span: Span
  }

  /// One place between the brackets of `v[0]`, `v[1..<3]` or `v[1...3]`.
  enum Subscript: Sendable, Hashable {
    case index, halfOpenRange, closedRange
  }

  /// The node whose value is the expression's.
  var root: Node? { nodes.last }

  /// The name that the whole expression is, if it is one.
  var name: String? {
    if nodes.count == 1, case .name(let name) = nodes[0].kind { name } else { nil }
  }

  /// Whether it is a list written out, whose text says no more than its values do.
  var isWrittenList: Bool {
    switch root?.kind {
    case .list, .numbers: true
    default: false
    }
  }

  /// Whether it takes a derivative, as in f'(x).
  var hasDerivative: Bool {
    nodes.contains { node in
      if case .call(_, _, let derivative, _) = node.kind { derivative > 0 } else { false }
    }
  }

  /// Every name it uses, once each, in the order of first use, with the place of that.
  var names: [(name: String, span: Span)] {
    var seen: Set<String> = []
    return nodes.compactMap { node in
      switch node.kind {
      case .name(let name) where seen.insert(name).inserted: (name, node.span)
      case .call(let name, let span, _, _) where seen.insert(name).inserted: (name, span)
      default: nil
      }
    }
  }
}

/// An operator between two operands.
enum BinaryOperator: String, Sendable, Hashable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case matrixMultiply = "@"
  case power = "^"

  /// How tightly it binds; larger is tighter.
  var precedence: Int {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 1
    case .add, .subtract: 2
    case .multiply, .divide, .matrixMultiply: 3
    case .power: 5
    }
  }

  /// Whether it compares.
  var isComparison: Bool { precedence == 1 }

  /// How tightly a unary minus binds: looser than `^`, tighter than `*`.
  static let negationPrecedence = 4
}
