import Engine
import Source

extension Evaluator {
  /// `base[…]`: an entry, a part of a tensor, or an element of a list.
  func element(
    _ subscripts: [Expression.Subscript], _ node: Expression.Node, _ values: [Value]
  ) throws(DiagnosticError) -> Value {
    let base = values[node.operands[0]]
    let bounds = try node.operands.dropFirst().map { operand throws(DiagnosticError) in
      try integer(values[operand], at: node.span)
    }
    if case .list(let elements, let first) = base {
      return try element(of: elements, from: first, subscripts, bounds, at: node.span)
    }
    guard let variable = base.variable else {
      throw mismatch(base, expected: "a tensor or list before '['", at: node.span)
    }
    let parts = try parts(subscripts, bounds, of: session.tape.shape(variable), at: node.span)
    return .tensor(try apply(.slice(parts), [variable], at: node.span))
  }

  /// A negative index counts from the end, as in NumPy; one beyond the beginning stays what it is.
  private static func place(_ index: Int, in length: Int) -> Int {
    index < 0 && index >= -length ? index + length : index
  }

  private func parts(
    _ subscripts: [Expression.Subscript], _ bounds: [Int], of shape: [Int], at span: Span
  ) throws(DiagnosticError) -> [Subscript] {
    var next = bounds[...]
    var lengths = shape[...]
    return try subscripts.map { subscript_ throws(DiagnosticError) in
      let length = lengths.popFirst() ?? 0
      let first = Self.place(next.removeFirst(), in: length)
      guard subscript_ != .index else { return .index(first) }
      let last = Self.place(next.removeFirst(), in: length)
      let (end, overflow) = last.addingReportingOverflow(subscript_ == .closedRange ? 1 : 0)
      guard !overflow else {
        throw DiagnosticError(Diagnostic(code: "E0402", "the index \(last) is too large", at: span))
      }
      return .range(first, end)
    }
  }

  private func element(
    of elements: [Value], from first: Int, _ subscripts: [Expression.Subscript], _ bounds: [Int],
    at span: Span
  ) throws(DiagnosticError) -> Value {
    guard subscripts.count == 1, let kind = subscripts.first else {
      throw DiagnosticError(
        Diagnostic(code: "E0402", "a list takes one index", at: span, hint: "write list[1][0]"))
    }
    let last = kind == .halfOpenRange ? bounds[1] - 1 : bounds[bounds.count - 1]
    let valid = first..<first + elements.count
    guard kind == .index ? valid.contains(bounds[0]) : (valid.contains(bounds[0]) && valid.contains(last)),
      bounds[0] <= last
    else {
      let range =
        elements.isEmpty ? "it is empty" : "its elements count from \(first) to \(valid.upperBound - 1)"
      throw DiagnosticError(
        Diagnostic(code: "E0402", "the list has no element \(bounds[0])", at: span, hint: range))
    }
    guard kind != .index else { return elements[bounds[0] - first] }
    return .list(Array(elements[bounds[0] - first...last - first]), base: 0)
  }
}
