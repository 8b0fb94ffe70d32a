import Engine
import Plotting

/// What is written of the values of a graph: numbers, the rules that made them, local derivatives.
struct GraphFormulas {
  let session: Session
  private(set) var names: [Variable: String]
  /// For each variable the one that is drawn for it.
  let drawn: [Variable: Variable]
  let options: GraphOptions
  /// Values whose names are numbers in order of computation.
  private var numbered: Set<Variable> = []
  /// The digits of values that are compared and would else look equal.
  var comparedDigits: [Variable: Int] = [:]
  /// How many characters a formula may take up in another; those of pictures stand on edges.
  private var longest = 10

  init(
    session: Session, names: [Variable: String], drawn: [Variable: Variable], options: GraphOptions
  ) {
    self.session = session
    self.names = names
    self.drawn = drawn
    self.options = options
  }

  /// The drawn operands of a node.
  func operands(_ node: Variable) -> [Variable] {
    session.tape.operands(node).map { drawn[$0] ?? $0 }
  }

  /// Whether a variable is a number or tensor that is written in the formula.
  func isConstant(_ variable: Variable) -> Bool {
    session.tape.operation(variable) == nil && names[variable] == nil
  }

  /// How a value is written: by its name, as a number of the formula, or by the few steps from these; anything
  /// longer by what stands for it.
  ///
  /// - Parameter length: How many characters it may take up.
  private func formula(
    _ variable: Variable, else standIn: String, depth: Int = 3, length: Int? = nil
  ) -> Formula {
    let length = length ?? longest
    if let short = atom(variable) { return short }
    guard depth > 0, let operation = session.tape.operation(variable) else { return .symbol(standIn) }
    let operands = operands(variable)
    guard !operands.isEmpty else { return .symbol(standIn) }
    let written = operands.map { formula($0, else: StandIn.value, depth: depth - 1, length: length) }
    let whole = expression(of: variable, operation, written)
    let isShort = operation.arity.lowerBound == written.count && whole.text.count <= length
    return isShort && !whole.text.contains(StandIn.value) ? whole : .symbol(standIn)
  }

  /// A step as it is written; the product of two vectors is told from that of their entries, a list from a join.
  private func expression(of node: Variable, _ operation: Operation, _ operands: [Formula]) -> Formula {
    let list = { operands.map { $0.label(writingNumbers: inFormula) }.joined(separator: ", ") }
    if isInnerProduct(node) { return .symbol("dot(\(list()))") }
    return isList(node) ? .symbol("[\(list())]") : operation.expression(of: operands)
  }

  /// Whether a step multiplies two vectors.
  func isInnerProduct(_ node: Variable) -> Bool {
    session.tape.operation(node) === Operation.matrixProduct
      && operands(node).allSatisfy { session.value($0).rank == 1 }
  }

  /// Whether a step stacks values as `[v, w]` does.
  func isList(_ node: Variable) -> Bool {
    let operands = session.tape.operands(node)
    return session.tape.operation(node)?.name == "concat"
      && operands.allSatisfy { session.value($0).shape == [1] + session.value(drawn[$0] ?? $0).shape }
  }

  /// A name, or a number or a few of them that are written in the formula.
  private func atom(_ variable: Variable) -> Formula? {
    if let name = names[variable] { return .symbol(name) }
    guard session.tape.operation(variable) == nil else { return nil }
    let tensor = session.value(variable)
    if let number = tensor.scalar { return .constant(number) }
    return text(of: variable).flatMap { $0.count <= Self.longestInCaptions ? .symbol($0) : nil }
  }
}

extension GraphFormulas {
  /// What stands in a formula for a value that has no name and no short formula.
  private enum StandIn {
    /// The value, or the one that an edge begins at.
    static let value = "□"
    /// The gate's other operand.
    static let other = "◇"

    /// As it is read: `2(·)`, `1[· > 0]`, `∘ᵀ`.
    static func readable(_ text: String) -> String {
      var text = text.replacing("(□)", with: "(·)").replacing("(◇)", with: "(∘)")
      for (before, after) in [("[", " "), (" ", "]"), ("(", ","), (" ", ")")] {
        text.replace(before + value + after, with: before + "·" + after)
      }
      return text.replacing("·□", with: "(·)").replacing("□", with: "(·)").replacing("◇", with: "∘")
    }
  }

  /// The derivative by an operand in symbols.
  struct Symbols {
    var text: String
    /// What stands in it for values without names.
    var standIns: [ComputationGraph.StandIn] = []
    var isNumber: Bool
    /// Whether the formula has no value where it is taken, and a number that was agreed upon stands for it.
    var isConvention = false
  }

  /// The derivative of a node by one of its operands, by names where there are any, by the result where that has one,
  /// as in h(1−h), else by what stands for either.
  func localDerivative(_ node: Variable, _ operand: Int) -> Symbols? {
    guard let operation = session.tape.operation(node) else { return nil }
    if isList(node) { return Symbols(text: "[\(operand)]", isNumber: false) }
    if let text = convention(at: node, operand) {
      return Symbols(text: text, isNumber: true, isConvention: true)
    }
    let operands = operands(node)
    let written = operands.map { formula($0, else: $0 == operands[operand] ? StandIn.value : StandIn.other) }
    let word = word(for: node, operation, written)
    guard let derivative = derivatives(of: node, operation, written, word)?[operand] else { return nil }
    let text = derivative.label(writingNumbers: derivative.isNumber ? asWritten : inFormula)
    let others = Set(zip(operands, written).filter { $0.1.text == StandIn.other }.map(\.0))
    guard others.count < 2 || !text.contains(StandIn.other) else { return nil }
    var standIns: [ComputationGraph.StandIn] = text.contains(StandIn.value) ? [.operand] : []
    if text.contains(StandIn.other) { standIns.append(.otherOperand) }
    if let word, text.hasWord(word) { standIns.append(.result(word)) }
    return Symbols(text: StandIn.readable(text), standIns: standIns, isNumber: derivative.isNumber)
  }

  /// A gate's word that stands for its value, as in 1−tanh², where neither that nor its operands have a short name.
  private func word(for node: Variable, _ operation: Operation, _ written: [Formula]) -> String? {
    let word = operation.notation.symbol
    let isLong = written.contains { [StandIn.value, StandIn.other].contains($0.text) }
    return names[node] == nil && isLong && word.allSatisfy { $0.isLetter || $0 == "_" } ? word : nil
  }

  private func derivatives(
    of node: Variable, _ operation: Operation, _ written: [Formula], _ word: String?
  ) -> [Formula]? {
    let operands = operands(node)
    if isTie(operands), let onTie = operation.localDerivativesOnTie(of: written) { return onTie }
    let isNamed = operation.isElementwise && operands.allSatisfy { atom($0) != nil }
    let result = isNamed ? nil : (names[node] ?? word).map(Formula.symbol)
    let shapes = session.tape.operands(node).map { session.value($0).shape }
    return operation.localDerivatives(of: written, shapes: shapes, result: result)
  }

  /// What a local derivative is taken for where its formula has no value, as that of 0^x has none: 0^x·log(0).
  private func convention(at node: Variable, _ operand: Int) -> String? {
    let edge = Edge(node: node, operand: operand)
    guard session.value(node).count <= Self.mostEntriesCompared,
      session.value(operands(node)[operand]).count >= session.value(node).count,
      (try? session.tape.isUndefinedAsShown(edge)) == true,
      let value = try? session.tape.localDerivative(along: edge)
    else { return nil }
    return text(value)
  }

  private static let mostEntriesCompared = 9

  /// Whether two values agree somewhere.
  private func isTie(_ operands: [Variable]) -> Bool {
    guard operands.count == 2 else { return false }
    let agreement = try? Operation.equal(operands.map { session.value($0) })
    return agreement?.values.contains(1) == true
  }

  /// What a value without a name is called: its formula where that is short.
  func title(of variable: Variable) -> String? {
    let text = formula(variable, else: StandIn.value, depth: 4, length: 20).label(writingNumbers: inFormula)
    return text == StandIn.value ? nil : text
  }

  /// Numbers the values that have no name and no short formula, in order of computation: `v_1`, `v_2`, …; the letter
  /// is one that no name with an index has. A long expression that is drawn without being defined has a number too.
  mutating func number(_ nodes: [Variable]) {
    let unwieldy = nodes.last.flatMap { names[$0]?.isLongExpression == true ? $0 : nil }
    let letter = Self.letters.first { letter in !names.values.contains { $0.isIndexed(letter) } } ?? "value"
    longest = Self.longestInCaptions
    for node in nodes
    where unwieldy == node || formula(node, else: StandIn.value).text == StandIn.value {
      numbered.insert(node)
      names[node] = "\(letter)_\(numbered.count)"
    }
  }

  /// Whether a name is a number in order of computation.
  func isNumbered(_ variable: Variable) -> Bool { numbered.contains(variable) }

  private static let letters = "vutsrqpzyxwonmkjihgdcba".map(String.init)
  /// A longer formula has a number in captions.
  private static let longestInCaptions = 12

  /// The rule that made a value, with names and short formulas: `x·y+(·)`.
  func rule(of node: Variable) -> String? {
    let written = operands(node).map { formula($0, else: StandIn.value) }
    guard !written.isEmpty else { return nil }
    return session.tape.operation(node).map {
      StandIn.readable(expression(of: node, $0, written).label(writingNumbers: inFormula))
    }
  }

  /// The same with numbers, in more digits where those of the picture would cancel; nil where an operand is too large to
  /// be written.
  func numbers(of node: Variable) -> String? {
    guard let operation = session.tape.operation(node) else { return nil }
    let operands = operands(node).map { session.value($0) }
    guard !operands.isEmpty, operands.allSatisfy({ text($0) != nil }) else { return nil }
    let result = session.value(node)
    let digits = (options.digits...max(options.digits, 15)).first {
      operation.gives(result, of: operands, digits: $0)
    }
    let written = self.operands(node).compactMap { operand in
      isConstant(operand)
        ? text(of: operand)
        : text(session.value(operand), digits: max(digits ?? 15, self.digits(of: operand)))
    }
    let symbols = written.map { Formula.symbol($0.withoutCommas) }
    return expression(of: node, operation, symbols).labelOfNumbers
  }
}

extension String {
  /// Whether it is an expression too long for the name of a value.
  fileprivate var isLongExpression: Bool {
    count > 24 && contains { !$0.isLetter && !$0.isNumber && !"_.".contains($0) }
  }

  /// Whether it is a letter alone or with an index, as `v`, `v1`, `v_1` and `v[1]` are.
  fileprivate func isIndexed(_ letter: String) -> Bool {
    hasPrefix(letter) && dropFirst(letter.count).first?.isLetter != true
  }

  /// Whether a word stands in the text as a value, not as a function that is called.
  fileprivate func hasWord(_ word: String) -> Bool {
    ranges(of: word).contains { $0.upperBound == endIndex || self[$0.upperBound] != "(" }
  }
}
