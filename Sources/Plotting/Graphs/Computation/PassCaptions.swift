/// The captions of an animated pass.
///
/// A caption is the rule in symbols, with the names that the picture shows, a short formula for a value without a
/// name and (·) for a long one, then an equals sign and the same in the numbers of the picture.
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
    let operands = edges.filter { $0.to == index }.map { title(of: $0.from) }
    let rule = node.rule ?? (operands.isEmpty ? nil : operands.joined(separator: " \(node.role.symbol) "))
    return equation([node.name, rule, short(node.numbers), node.value])
  }

  func seedCaption(_ index: Int) -> String {
    equation([derivative(of: index, by: index), nodes[index].gradient ?? "1"])
  }

  func backwardCaption(_ index: Int) -> String {
    let edge = edges[index]
    let isBranch = edges.count { $0.from == edge.from } > 1
    let result = derivative(by: edge.from)
    let local =
      edge.localDerivative ?? "∂\(inParentheses(subject(edge.to)))/∂\(inParentheses(subject(edge.from)))"
    let rule = product(derivative(by: edge.to), local, edge)
    return equation([
      isBranch ? "share of " + result : result, rule, short(numbers(of: edge)),
      edge.contribution ?? nodes[edge.from].gradient,
    ]) + " (\(ruleWords(edge)))"
  }

  /// The rule of a step back in words.
  private func ruleWords(_ edge: Edge) -> String {
    if edge.gradientPlace == .summed { return "repeated value: its shares add" }
    return switch nodes[edge.to].role.symbol {
    case "+", "+1", "Σ": "sum: passes on"
    case "−": edge.localDerivative == "−1" ? "minus: changes sign" : "difference: passes on"
    case "·": "product: times the other factor"
    case "@": "matrix product: times the other factor"
    case "max": "maximum: to the larger"
    case "min": "minimum: to the smaller"
    default: "chain rule"
    }
  }

  func sumCaption(_ index: Int) -> String {
    let shares = edges.filter { $0.from == index }.compactMap(\.contribution)
    let terms = shares.prefix(1) + shares.dropFirst().map(bracketed)
    return equation([
      derivative(by: index), "sum of its shares", short(terms.joined(separator: " + ")),
      nodes[index].gradient,
    ])
  }

  /// The captions of one step in a line: as many as fit, equal ones once, and how many more there are.
  static func line(of captions: [String]) -> String {
    var line = captions.first ?? ""
    var shown = 1
    for (caption, last) in zip(captions.dropFirst(), captions) {
      if caption == last { continue }
      guard line.count + caption.count <= longestLine else { break }
      line += "; " + caption
      shown += 1
    }
    return shown < captions.count ? line + "; and \(captions.count - shown) more" : line
  }

  /// The gradient from above times the local derivative in numbers.
  private func numbers(of edge: Edge) -> String? {
    let isNumber = edge.localDerivative?.contains(where: \.isLetter) == false && edge.standIns.isEmpty
    guard let above = nodes[edge.to].gradient,
      let local = edge.localNumber ?? (isNumber ? edge.localDerivative : nil)
    else { return nil }
    return product(above, local, edge)
  }

  private func product(_ above: String, _ local: String, _ edge: Edge) -> String {
    if edge.gradientPlace == .inside { return "(\(above))" + local }
    let factors = [bracketed(above), bracketed(local)]
    let product = (edge.gradientPlace == .behind ? factors.reversed() : factors).joined(separator: " · ")
    return edge.gradientPlace == .summed ? "Σ " + product : product
  }

  /// `∂f/∂x`, of the result unless told otherwise.
  private func derivative(of result: Int? = nil, by index: Int) -> String {
    let name = (result ?? results.first).flatMap { nodes[$0].name } ?? "result"
    let top = name.count <= Self.longestName ? name : "result"
    let bottom = index == result || results == [index] ? top : subject(index)
    return "∂\(inParentheses(top))/∂\(inParentheses(bottom))"
  }

  /// The result by a longer name is called the result.
  private static let longestName = 30
  /// Longer numbers of a rule, such as those of a matrix, are left out.
  private static let longestNumbers = 48
  /// The most characters of captions that share a line.
  private static let longestLine = 90

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
    return node.name ?? node.title ?? (node.role == .constant ? node.value : nil) ?? "(·)"
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
        "+−-·@*/^² ".contains(character)
          || (last.isNumber && character.isLetter && text.first?.isNumber == true)
          || (last == ")" && character == "(")
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
      if depth == 0, "+−-·@*".contains(character) { return "(\(text))" }
    }
    return text
  }
}
