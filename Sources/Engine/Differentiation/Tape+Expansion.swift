extension Tape {
  /// Records `y` again from simpler gates: sigmoid as 1/(1 + e^−x) by a negation, an exponential, a "+1" and a
  /// reciprocal, and likewise for each step that has such a way.
  ///
  /// Steps named in `keeping` stay whole. Returns the variables that stand for the old ones.
  public mutating func expand(
    _ y: Variable, keeping names: Set<String> = []
  ) throws(EngineError) -> [Variable: Variable] {
    var replacements: [Variable: Variable] = [:]
    for old in ancestors(of: y) {
      guard let operation = operation(old) else {
        replacements[old] = old
        continue
      }
      let operands = operands(old).map { replacements[$0] ?? $0 }
      let formula = names.contains(operation.name) ? nil : operation.expansion
      if let formula {
        replacements[old] = try record(formula, operands: operands, result: nil)
      } else {
        let isUnchanged = operands.elementsEqual(self.operands(old))
        replacements[old] = isUnchanged ? old : try apply(operation, operands)
      }
    }
    return replacements
  }
}

extension Operation {
  /// The operation made of simpler gates, where there is such a way.
  public var expansion: Formula? {
    elementwise?.expansion(arity.lowerBound == 1 ? [.operand(0)] : [.operand(0), .operand(1)])
  }

  /// The derivative of the result by each operand, written in terms of how the operands are written.
  ///
  /// `nil` for a whole operation that does not work entry by entry. A constant operand is folded in, so that the
  /// derivative of a^2 reads `2a`.
  public func localDerivatives(of operands: [Formula]) -> [Formula]? {
    guard let elementwise, arity.contains(operands.count) else { return nil }
    return elementwise.shown(operands, .apply(self, operands))
  }

  /// The derivative of the result by each operand as text, for operands of these names.
  public func localDerivatives(of names: [String]) -> [String]? {
    localDerivatives(of: names.map { Double($0).map(Formula.constant) ?? .symbol($0) })?.map(\.text)
  }

  /// How the operation is written on these operands: `w·x+b`, `σ(z)`.
  public func expression(of operands: [Formula]) -> Formula { .apply(self, operands) }
}
