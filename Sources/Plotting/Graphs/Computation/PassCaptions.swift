/// The captions of an animated pass.
///
/// A caption is the rule in symbols, with the names that the picture shows, a short formula for a value without a
/// name and (·) for a long one, then an equals sign and the same in the numbers of the picture.
extension ComputationGraph {
  func inputCaption(_ inputs: [Int]) -> String {
    let named = inputs.map { nodes[$0] }.filter { $0.role == .input }
    let known = named.compactMap { node in
      node.value.map { "\(node.equalNames) = \($0)" } ?? node.shape.map { "\(node.equalNames): \($0)" }
    }
    return known.isEmpty || known.count > 6 ? "the inputs" : known.joined(separator: ", ")
  }

  func forwardCaption(_ index: Int) -> String {
    let node = nodes[index]
    let operands = edges.filter { $0.to == index }.map { title(of: $0.from) }
    let rule =
      node.rule ?? (operands.isEmpty ? node.role.symbol : operands.joined(separator: " \(node.role.symbol) "))
    let sides = [node.name == nil ? nil : node.equalNames, rule, short(node.numbers), node.value]
    return equation(sides) + (node.value == nil ? node.shape.map { ", " + $0 } ?? "" : "")
  }

  func seedCaption(_ index: Int) -> String {
    equation([derivative(of: index, by: index), nodes[index].gradient ?? "1"])
  }

  func backwardCaption(_ index: Int) -> String {
    let edge = edges[index]
    let isBranch = edges.count { $0.from == edge.from } > 1
    let result = derivative(by: edge.from)
    return equation([
      isBranch ? "share of " + result : result, passed(derivative(by: edge.to), local(edge), edge),
      short(numbers(of: edge)), share(of: edge),
    ]) + (edge.helper.map { " where " + $0 } ?? "") + " (\(edge.ruleWords ?? "chain rule"))"
  }

  func sumCaption(_ index: Int) -> String {
    let shares = edges.filter { $0.from == index }.map(\.contribution)
    let known = nodes[index].terms ?? (shares.contains(nil) ? [] : shares.compactMap(\.self))
    let terms = known.prefix(1) + known.dropFirst().map(bracketed)
    return equation([
      derivative(by: index), "sum of its shares", short(terms.joined(separator: " + ")),
      nodes[index].gradient,
    ])
  }

  /// The local derivative in symbols; nil where the gradient only changes its place or shape.
  private func local(_ edge: Edge) -> String? {
    guard edge.gradientChange == nil || edge.localDerivative != nil else { return nil }
    return edge.localDerivative
      ?? "∂\(inParentheses(subject(edge.to)))/∂\(inParentheses(subject(edge.from)))"
  }

  /// The gradient from above times the local derivative in numbers.
  private func numbers(of edge: Edge) -> String? {
    guard let above = nodes[edge.to].gradient else { return nil }
    guard let symbols = local(edge), edge.gradientPlace != .inside, !edge.onlyMovesGradient else {
      return passed(above, local(edge), edge)
    }
    let isNumber = !symbols.contains(where: \.isLetter) && edge.standIns.isEmpty
    guard let number = edge.localNumber ?? (isNumber ? symbols : nil) else { return nil }
    // A gradient of zero goes back no further, whatever it would be multiplied by.
    let isCut = ["∞", "NaN"].contains { number.contains($0) } && share(of: edge) == "0"
    return isCut ? nil : passed(above, number, edge)
  }

  private func share(of edge: Edge) -> String? { edge.contribution ?? nodes[edge.from].gradient }

  /// What arrives at the operand of the gradient from above: its change, times the local derivative, summed.
  private func passed(_ above: String, _ local: String?, _ edge: Edge) -> String {
    if edge.gradientPlace == .inside {
      return (above.hasPrefix("[") ? above : "(\(above))") + (local ?? "")
    }
    let gradient = [above, edge.gradientChange ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    guard let local, !edge.onlyMovesGradient else { return summed(gradient, edge) }
    let product = edge.gradientPlace.product
    let isPlain = gradient == above && !(product != nil && above.hasPrefix("∂"))
    let factors = [isPlain ? bracketed(above) : "(\(gradient))", bracketed(local)]
    let ordered = product.map { edge.gradientPlace == .behind($0) } == true ? factors.reversed() : factors
    let whole = ordered.joined(separator: product?.sign ?? " · ")
    return summed(product == .lines ? whole + " line by line" : whole, edge)
  }

  private func summed(_ product: String, _ edge: Edge) -> String {
    guard case .summed(let axes) = edge.gradientPlace else { return product }
    if axes.isEmpty { return "Σ " + product }
    return "sum(\(product), axis: \(axes.map(String.init).joined(separator: ", ")))"
  }

  /// `∂f/∂x`, of the result unless told otherwise.
  private func derivative(of result: Int? = nil, by index: Int) -> String {
    let top = (result ?? results.first).map(subject) ?? "result"
    let bottom = index == result || results == [index] ? top : subject(index)
    return "∂\(inParentheses(top))/∂\(inParentheses(bottom))"
  }

  /// Longer numbers of a rule, such as those of a matrix, are left out.
  private static let longestNumbers = 48

  private func short(_ numbers: String?) -> String? {
    numbers.flatMap { $0.isEmpty || $0.count > Self.longestNumbers ? nil : $0 }
  }

  /// What is equal, each once.
  private func equation(_ sides: [String?]) -> String {
    sides.compactMap(\.self).reduce(into: [String]()) { known, side in
      if known.last != side { known.append(side) }
    }.joined(separator: " = ")
  }

  /// The name; of a value without one a short formula, or what stands for it.
  private func title(of index: Int) -> String {
    let node = nodes[index]
    return node.calledName ?? node.title ?? (node.role == .constant ? node.value : nil) ?? "(·)"
  }

  /// What is differentiated, or by what; a value without a short formula goes by its gate.
  private func subject(_ index: Int) -> String {
    let title = title(of: index)
    let symbol = nodes[index].role.symbol
    return title == "(·)" && !symbol.isEmpty ? "output of " + symbol : title
  }

  /// What stands behind ∂: anything but a name, an entry or a function's value in parentheses.
  private func inParentheses(_ text: String) -> String {
    var depth = 0
    var last: Character = " "
    for character in text {
      if depth == 0,
        "+−-·@⊗*/^² ".contains(character)
          || (last.isNumber && (character.isLetter || "(√".contains(character))
            && text.first?.isNumber == true)
          || (last == ")" && "(ᵀ".contains(character))
      {
        return "(\(text))"
      }
      depth += "([".contains(character) ? 1 : ")]".contains(character) ? -1 : 0
      last = character
    }
    return text
  }

  /// A negative number or a formula in parentheses, as a factor or term is written.
  private func bracketed(_ text: String) -> String {
    var depth = 0
    for character in text {
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      if depth == 0, "+−-·@⊗*".contains(character) { return "(\(text))" }
    }
    return text
  }
}

extension ComputationGraph.Edge {
  /// Whether the gradient is moved or repeated and not multiplied.
  fileprivate var onlyMovesGradient: Bool {
    guard let gradientChange else { return false }
    return localDerivative == nil || localDerivative == "1" || localDerivative == "1 " + gradientChange
  }
}

extension ComputationGraph.Node {
  /// The one name that formulas have.
  fileprivate var calledName: String? { name == nil ? nil : title ?? name }

  /// All names of the value as an equation: `a = b`.
  fileprivate var equalNames: String {
    guard let name else { return title ?? "" }
    return name == calledName ? name : name.replacing(", ", with: " = ")
  }
}
