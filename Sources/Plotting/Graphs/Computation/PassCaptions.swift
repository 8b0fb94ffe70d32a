/// The captions of an animated pass; a rule that the graph brings along wins.
extension ComputationGraph {
  func inputCaption(_ inputs: [Int]) -> String {
    let named = inputs.filter { nodes[$0].role == .input }.compactMap { index -> String? in
      guard let name = nodes[index].name, let value = nodes[index].value else { return nil }
      return "\(name) = \(value)"
    }
    return named.isEmpty || named.count > 6 ? "the inputs" : named.joined(separator: ", ")
  }

  func forwardCaption(_ index: Int) -> String {
    let node = nodes[index]
    if let rule = node.rule { return rule }
    let operands = edges.filter { $0.to == index }.map { title(of: $0.from) }
    return [node.name, operands.joined(separator: " \(node.role.symbol) "), node.value]
      .compactMap(\.self).joined(separator: " = ")
  }

  func seedCaption(_ index: Int) -> String {
    let name = nodes[index].name ?? "result"
    return "∂\(name)/∂\(name) = \(nodes[index].gradient ?? "1")"
  }

  func backwardCaption(_ index: Int) -> String {
    let edge = edges[index]
    if let rule = edge.rule { return rule }
    // The gradient from above times the local derivative, in symbols and as a number.
    var locals = [edge.localDerivative, edge.localNumber].compactMap(\.self)
    if locals.count == 2, locals[0] == locals[1] { locals.removeLast() }
    let products = nodes[edge.to].gradient.map { above in
      locals.map { "\(bracketed(above)) · \(bracketed($0))" }
    }
    let isBranch = edges.count { $0.from == edge.from } > 1
    return (isBranch ? "share of" : "gradient of") + " \(title(of: edge.from)): "
      + ((products ?? []) + [edge.contribution ?? nodes[edge.from].gradient].compactMap(\.self))
      .joined(separator: " = ")
  }

  func sumCaption(_ index: Int) -> String {
    let terms = edges.filter { $0.from == index }.compactMap(\.contribution).map(bracketed)
    let sum = [terms.isEmpty ? nil : terms.joined(separator: " + "), nodes[index].gradient]
    return "gradients add at the fork of \(title(of: index)): "
      + sum.compactMap(\.self).joined(separator: " = ")
  }

  /// The name; of a value without one how it was computed, where a rule says so.
  private func title(of index: Int) -> String {
    let node = nodes[index]
    let formula = node.rule.flatMap { rule in
      rule.firstRange(of: " = ").map { String(rule[..<$0.lowerBound]) }
    }
    return node.name ?? formula ?? node.value ?? node.role.symbol
  }

  /// A negative number or a sum in parentheses, as a factor or term is written.
  private func bracketed(_ text: String) -> String {
    var depth = 0
    for character in text {
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      if depth == 0, "+−-".contains(character) { return "(\(text))" }
    }
    return text
  }
}
