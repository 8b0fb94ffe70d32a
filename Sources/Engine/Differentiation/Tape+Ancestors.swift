extension Tape {
  /// Everything that a variable was computed from, and itself, operands before results.
  public func ancestors(of variable: Variable) -> [Variable] {
    var reached = [Bool](repeating: false, count: variable.index + 1)
    reached[variable.index] = true
    for index in stride(from: variable.index, through: 0, by: -1) where reached[index] {
      for operand in operands(Variable(index: index)) { reached[operand.index] = true }
    }
    return reached.indices.filter { reached[$0] }.map(Variable.init(index:))
  }

  /// The steps on the way from any of `sources` to `target`, operands before results.
  ///
  /// Only the tape from the first source on is looked at. Sources are included when `target` depends on them.
  func path(from sources: [Variable], to target: Variable) -> [Variable] {
    guard let first = sources.min(), first <= target else { return [] }
    let depends = dependents(of: sources, from: first.index, through: target.index)
    var reached = [Bool](repeating: false, count: depends.count)
    reached[depends.count - 1] = depends[depends.count - 1]
    for offset in depends.indices.reversed() where reached[offset] {
      for operand in operands(Variable(index: first.index + offset)) where operand >= first {
        let position = operand.index - first.index
        reached[position] = reached[position] || depends[position]
      }
    }
    return reached.indices.filter { reached[$0] }.map { Variable(index: first.index + $0) }
  }

  private func dependents(of sources: [Variable], from first: Int, through last: Int) -> [Bool] {
    var depends = [Bool](repeating: false, count: last - first + 1)
    for source in sources where source.index <= last { depends[source.index - first] = true }
    for index in first...last where !depends[index - first] {
      depends[index - first] = operands(Variable(index: index)).contains {
        $0.index >= first && depends[$0.index - first]
      }
    }
    return depends
  }

  /// The first step on the way to a variable whose result has a NaN though its operands have none.
  public func firstNaN(towards variable: Variable) -> Node? {
    first(towards: variable) { $0.values.contains(where: \.isNaN) }
  }

  /// The first step on the way to a variable whose result has a NaN or an infinity though its operands have none.
  public func firstNonFinite(towards variable: Variable) -> Node? {
    first(towards: variable) { !$0.isFinite }
  }

  private func first(towards variable: Variable, _ holds: (Tensor) -> Bool) -> Node? {
    guard holds(value(variable)) else { return nil }
    let culprit = ancestors(of: variable).first { holds(value($0)) }
    return culprit.map(node)
  }
}
