import Engine
import Plotting

/// Where the gradient stands beside a local derivative, and what becomes of it.
extension GraphBuilder {
  /// A matrix or vector stands on one side of the gradient; a transposition and a join take the gradient itself; what
  /// was repeated to fit the other operand, or by a gate, gets the sum.
  func gradientPlace(at node: Variable, _ operand: Int) -> ComputationGraph.GradientPlace {
    guard let operation = session.tape.operation(node) else { return .anywhere }
    let (source, result) = (session.value(formulas.operands(node)[operand]), session.value(node))
    if operation.isConstant {
      return .summed(axes: source.count == 1 ? [] : Array(source.rank..<max(source.rank, result.rank)))
    }
    let choosesAmongSeveral = ["max", "min"].contains(operation.name) && formulas.operands(node).count > 1
    if operation.isElementwise || operation.name == "broadcast" || choosesAmongSeveral {
      return source.count < result.count ? .summed(axes: source.axesRepeated(in: result)) : .anywhere
    }
    if let product = product(at: node, operation, operand) {
      return operand == 0 ? .inFront(product) : .behind(product)
    }
    return operation.takesPartsOfGradient ? .inside : .anywhere
  }

  /// How the gradient is multiplied where its side counts: by the other factor of a product, by the matrix of a softmax.
  private func product(
    at node: Variable, _ operation: Operation, _ operand: Int
  ) -> ComputationGraph.Product? {
    let result = session.value(node)
    switch operation.name {
    case "@" where result.rank > 0:
      return session.value(Array(session.tape.operands(node))[1 - operand]).rank == 1 ? .outer : .matrix
    case "outer": return .matrix
    case "softmax", "log_softmax": return result.rank == 1 ? .matrix : .lines
    default: return nil
    }
  }

  /// What becomes of the gradient before it is multiplied, in words: a slice puts it back to its place, a reduction
  /// repeats it.
  func gradientChange(at node: Variable, _ symbols: GraphFormulas.Symbols?) -> String? {
    guard let operation = session.tape.operation(node), !operation.isElementwise,
      !operation.takesPartsOfGradient
    else { return nil }
    switch operation.name {
    case "slice": return symbols.map { $0.isNumber ? "" : String($0.text.dropFirst(2)) }
    case "reshape", "view": return "reshaped"
    case "embed": return "at its place"
    default: return operation.isRearrangement ? "" : repetition(at: node, operation, symbols)
    }
  }

  /// The gradient of a reduction is repeated along its axis; a product of a single number with a tensor does so itself,
  /// and what is written entry by entry does not need it.
  private func repetition(
    at node: Variable, _ operation: Operation, _ symbols: GraphFormulas.Symbols?
  ) -> String? {
    let operands = formulas.operands(node)
    guard operands.count == 1, let symbols,
      session.value(node).count < session.value(operands[0]).count
    else { return nil }
    guard let axis = operation.notation.axis else {
      return symbols.isNumber && !symbols.isConvention ? "repeated" : nil
    }
    return symbols.text.contains("_{") ? nil : "repeated along axis \(axis)"
  }
}

extension Tensor {
  /// The axes of a larger tensor that broadcasting this one repeats it along; none where it is a single number.
  fileprivate func axesRepeated(in larger: Tensor) -> [Int] {
    let missing = larger.rank - rank
    guard count > 1, missing >= 0 else { return [] }
    return larger.shape.indices.filter { axis in
      axis < missing || (shape[axis - missing] == 1 && larger.shape[axis] > 1)
    }
  }
}
