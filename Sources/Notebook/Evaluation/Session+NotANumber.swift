import Engine
import Source

extension Session {
  /// Says which step made the first NaN of a value, in the statement that made it.
  func warnOfNaN(in value: Value, at span: Span) {
    guard let variable = value.variable, self.value(variable).values.contains(where: \.isNaN),
      let made = tape.firstNaN(towards: variable)?.variable, made.index >= statementStart
    else { return }
    let step = tape.node(tape.authorsStep(behind: made))
    guard let operation = step.operation else { return }
    let isDerivative = step.variable != made
    warn(
      Diagnostic(
        .warning, code: "W0406",
        "\(isDerivative ? "the derivative of " : "")'\(operation.name)' gave what is not a number (NaN)",
        at: span,
        hint: "\(isDerivative ? "it was taken of" : "it was computed as") \(text(of: step, operation))"))
  }

  /// A step on numbers as it is written; on tensors, at the first entry that is NaN where it works entry by entry.
  private func text(of node: Node, _ operation: Operation) -> String {
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
