import Engine
import Source

extension Session {
  /// Says which step made the first NaN of a value, in the statement that made it.
  func warnOfNaN(in value: Value, at span: Span) {
    guard let variable = value.variable, self.value(variable).values.contains(where: \.isNaN),
      let node = tape.firstNaN(towards: variable), let operation = node.operation,
      node.variable.index >= statementStart
    else { return }
    warn(
      Diagnostic(
        .warning, code: "W0406", "'\(operation.name)' gave what is not a number (NaN)", at: span,
        hint: "it was computed as \(step(node, operation))"))
  }

  /// A step on numbers as it is written; on tensors, at the first entry that is NaN where it works entry by entry.
  private func step(_ node: Node, _ operation: Operation) -> String {
    let result = value(node.variable)
    let place = result.values.firstIndex(where: \.isNaN) ?? 0
    let operands = node.operands.map { operand -> Formula in
      let tensor = value(operand)
      if tensor.count == 1 { return .constant(tensor[0]) }
      guard tensor.shape == result.shape else {
        return .symbol("a tensor of shape \(Shape.text(tensor.shape))")
      }
      return .constant(tensor[place])
    }
    return operation.expression(of: operands).text
  }
}
