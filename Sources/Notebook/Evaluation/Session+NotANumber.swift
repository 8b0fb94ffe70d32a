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
    let entry = self.value(made).values.firstIndex(where: \.isNaN)
    let writing = WrittenSteps(session: self)
    let what = isDerivative ? "the derivative of '\(writing.text(of: step))'" : "'\(operation.name)'"
    let hint =
      isDerivative
      ? cause(of: made, writing) ?? "it was taken of \(writing.numbers(of: step, entry: entry ?? 0))"
      : "it was computed as \(writing.numbers(of: step, entry: entry ?? 0))"
    warn(
      Diagnostic(
        .warning, code: "W0406", "\(what) gave what is not a number (NaN)", at: span, hint: hint))
  }

  /// What made the infinite number that a NaN came of, and what to do about it.
  private func cause(of made: Variable, _ writing: WrittenSteps) -> String? {
    guard let infinite = tape.firstNonFinite(towards: made)?.variable, infinite != made,
      let entry = value(infinite).values.firstIndex(where: { !$0.isFinite })
    else { return nil }
    let step = tape.node(tape.authorsStep(behind: infinite))
    guard step.operation != nil, let operand = step.operands.first(where: { !writing.isNumber($0) }) else {
      return nil
    }
    let isSum = ["+", "-", "sum"].contains(tape.operation(made)?.name)
    let place = writing.place(of: operand, entry: value(infinite).count == value(operand).count ? entry : nil)
    return (step.variable == infinite ? "" : "the derivative of ") + "'\(writing.text(of: step))' is infinite"
      + (place.map { " at \($0)" } ?? "") + ", and \(isSum ? "∞ − ∞" : "∞ times 0") is not a number: keep "
      + "'\(writing.text(of: operand))' away from there"
  }
}

/// Steps of the tape as the author might have written them, by the names of the notebook.
private struct WrittenSteps {
  private let session: Session
  private let names: [Variable: String]
  /// A longer expression is written with numbers.
  private static let longest = 32

  init(session: Session) {
    self.session = session
    names = NamedValues.firstNames(in: session)
  }

  /// Whether a value is a number of the formula.
  func isNumber(_ variable: Variable) -> Bool {
    names[variable] == nil && session.tape.operation(variable) == nil
  }

  func text(of step: Node) -> String { text(of: step.variable) }

  func text(of variable: Variable) -> String { formula(variable, depth: 5).text }

  private func formula(_ variable: Variable, depth: Int, isRoot: Bool = true) -> Formula {
    if !isRoot, let name = names[variable] { return .symbol(name) }
    guard let operation = session.tape.operation(variable) else {
      return names[variable].map(Formula.symbol) ?? short(variable)
    }
    guard depth > 0 else { return short(variable) }
    let operands = session.tape.operands(variable).map { formula($0, depth: depth - 1, isRoot: false) }
    let whole = operation.expression(of: operands)
    return isRoot || whole.text.count <= Self.longest ? whole : short(variable)
  }

  /// A single number, or what stands for more of them.
  private func short(_ variable: Variable) -> Formula {
    session.value(variable).count == 1 ? number(variable, entry: nil) : .symbol("…")
  }

  /// A step on numbers; on tensors, at an entry where it works entry by entry.
  func numbers(of step: Node, entry: Int) -> String {
    let shape = session.tape.shape(step.variable)
    let operands = step.operands.map { number($0, entry: session.tape.shape($0) == shape ? entry : nil) }
    return step.operation?.expression(of: operands).text ?? ""
  }

  private func number(_ variable: Variable, entry: Int?) -> Formula {
    let tensor = session.value(variable)
    if tensor.count == 1 { return .constant(tensor[0]) }
    guard let entry, tensor.values.indices.contains(entry) else {
      return .symbol("a tensor of shape \(Shape.text(tensor.shape))")
    }
    return .constant(tensor[entry])
  }

  /// A value with its number: `x = 0`, `x[2] = 0`.
  func place(of variable: Variable, entry: Int?) -> String? {
    let tensor = session.value(variable)
    guard tensor.count == 1 || entry != nil, tensor.count > (entry ?? 0) else { return nil }
    var (rest, indices) = (entry ?? 0, [Int]())
    for length in tensor.shape.reversed() {
      indices.insert(rest % max(length, 1), at: 0)
      rest /= max(length, 1)
    }
    let index = tensor.count == 1 ? "" : "[" + indices.map(String.init).joined(separator: ", ") + "]"
    return text(of: variable) + index + " = " + number(variable, entry: entry ?? 0).text
  }
}
