import Source

/// Parses expressions by precedence climbing into the flat form that is evaluated.
struct ExpressionParser {
  private var nodes: [Expression.Node] = []

  /// Parses the expression that comes next.
  static func parse(_ cursor: inout TokenCursor) throws(DiagnosticError) -> Expression {
    var parser = ExpressionParser()
    let root = try parser.expression(&cursor, above: 0)
    return Expression(nodes: parser.nodes, span: parser.nodes[root].span)
  }

  private mutating func add(_ kind: Expression.Kind, _ operands: [Int] = [], _ span: Span) -> Int {
    nodes.append(Expression.Node(kind: kind, operands: operands, span: span))
    return nodes.count - 1
  }

  private mutating func expression(
    _ cursor: inout TokenCursor, above precedence: Int
  ) throws(DiagnosticError) -> Int {
    var left = try prefix(&cursor)
    var hasCompared = false
    while let op = Self.peekOperator(cursor), op.precedence > precedence {
      cursor.skipLineEnds()
      let sign = cursor.advance()
      if op.isComparison, hasCompared { throw Self.chainedComparison(at: sign.span) }
      hasCompared = op.isComparison
      cursor.skipLineEnds()
      let right = try operand(after: op, &cursor)
      left = add(.binary(op), [left, right], nodes[left].span.union(nodes[right].span))
    }
    return left
  }

  private static func chainedComparison(at span: Span) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(
        code: "E0112", "comparisons do not chain", at: span, hint: "put one of them in parentheses"))
  }

  private mutating func operand(
    after op: BinaryOperator, _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> Int {
    // `^` groups from the right, and its exponent may have a sign: 2^-1.
    guard op == .power else { return try expression(&cursor, above: op.precedence) }
    return try nestedExpression(&cursor, above: BinaryOperator.negationPrecedence)
  }

  /// The operator that comes next, on this line or at the start of a continuing one.
  private static func peekOperator(_ cursor: TokenCursor) -> BinaryOperator? {
    var distance = 0
    while cursor.peek(distance).kind == .lineEnd { distance += 1 }
    guard case .sign(let sign) = cursor.peek(distance).kind else { return nil }
    return BinaryOperator(rawValue: sign)
  }

  private mutating func prefix(_ cursor: inout TokenCursor) throws(DiagnosticError) -> Int {
    guard cursor.next.isSign("-") || cursor.next.isSign("+") else { return try postfix(&cursor) }
    let sign = cursor.advance()
    let operand = try nestedExpression(&cursor, above: BinaryOperator.negationPrecedence)
    let span = sign.span.union(nodes[operand].span)
    if sign.isSign("+") { return operand }
    if case .number(let value) = nodes[operand].kind {
      nodes.removeLast()
      return add(.number(-value), [], span)
    }
    return add(.negate, [operand], span)
  }

  private mutating func postfix(_ cursor: inout TokenCursor) throws(DiagnosticError) -> Int {
    var base = try primary(&cursor)
    while true {
      if cursor.next.isSign("["), cursor.next.span.lower == cursor.previousSpan.upper {
        base = try element(of: base, &cursor)
      } else if cursor.next.isSign(".") {
        base = try member(of: base, &cursor)
      } else {
        return base
      }
    }
  }
}

// MARK: - Primaries

extension ExpressionParser {
  private mutating func primary(_ cursor: inout TokenCursor) throws(DiagnosticError) -> Int {
    let token = cursor.next
    switch token.kind {
    case .number(let value):
      cursor.advance()
      return add(.number(value), [], token.span)
    case .text(let text):
      cursor.advance()
      return add(.text(text), [], token.span)
    case .word(let word): return try name(word, &cursor)
    case .sign("("): return try parenthesized(&cursor)
    case .sign("["): return try list(&cursor)
    default: throw cursor.unexpected("expected a value")
    }
  }

  private mutating func name(
    _ word: String, _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> Int {
    let token = cursor.advance()
    if word == "true" || word == "false" { return add(.boolean(word == "true"), [], token.span) }
    var primes = 0
    while cursor.take(sign: "'") { primes += 1 }
    if cursor.next.isSign("("), cursor.next.span.lower == cursor.previousSpan.upper {
      return try call(word, token.span, derivative: primes, &cursor)
    }
    guard primes == 0 else { throw cursor.unexpected("expected '(' and an argument for the derivative") }
    return add(.name(word), [], token.span)
  }

  private mutating func parenthesized(_ cursor: inout TokenCursor) throws(DiagnosticError) -> Int {
    let open = cursor.advance()
    let inner = try nestedExpression(&cursor)
    let close = try cursor.expect(sign: ")", for: "to close the parenthesis")
    let node = nodes[inner]
    nodes[inner] = Expression.Node(
      kind: node.kind, operands: node.operands, span: open.span.union(close.span))
    return inner
  }

  private mutating func nestedExpression(
    _ cursor: inout TokenCursor, above precedence: Int = 0
  ) throws(DiagnosticError) -> Int {
    try cursor.nested { (cursor) throws(DiagnosticError) in
      try expression(&cursor, above: precedence)
    }
  }

  private mutating func list(_ cursor: inout TokenCursor) throws(DiagnosticError) -> Int {
    let open = cursor.advance()
    var elements: [Int] = []
    while !cursor.next.isSign("]") {
      elements.append(try nestedExpression(&cursor))
      guard cursor.take(sign: ",") else { break }
    }
    let close = try cursor.expect(sign: "]", for: "or ',' in the list")
    let span = open.span.union(close.span)
    return foldNumbers(elements, span) ?? add(.list, elements, span)
  }

  /// One node for a list that holds numbers only, so that a large literal stays small.
  private mutating func foldNumbers(_ elements: [Int], _ span: Span) -> Int? {
    guard let first = elements.first, elements.count == nodes.count - first else { return nil }
    var values: [Double] = []
    var innerShape: [Int]?
    for element in elements {
      let shape: [Int]
      switch nodes[element].kind {
      case .number(let value):
        shape = []
        values.append(value)
      case .numbers(let inner, let more):
        shape = inner
        values += more
      default: return nil
      }
      guard innerShape == nil || innerShape == shape else { return nil }
      innerShape = shape
    }
    nodes.removeLast(elements.count)
    return add(.numbers(shape: [elements.count] + (innerShape ?? []), values: values), [], span)
  }
}

// MARK: - Calls, members and elements

extension ExpressionParser {
  private mutating func call(
    _ name: String, _ nameSpan: Span, derivative: Int, _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> Int {
    cursor.advance()
    var operands: [Int] = []
    var labels: [Expression.ArgumentLabel] = []
    while !cursor.next.isSign(")") {
      if cursor.isAtLabel, let (label, span) = cursor.takeHyphenated() {
        cursor.advance()
        labels.append(Expression.ArgumentLabel(name: label, span: span))
      } else if !labels.isEmpty {
        throw cursor.unexpected("expected a label, since the argument before has one")
      }
      operands.append(try nestedExpression(&cursor))
      guard cursor.take(sign: ",") else { break }
    }
    let close = try cursor.expect(sign: ")", for: "to close the call of '\(name)'")
    let kind = Expression.Kind.call(
      name: name, nameSpan: nameSpan, derivative: derivative, labels: labels)
    return add(kind, operands, nameSpan.union(close.span))
  }

  private mutating func member(
    of base: Int, _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> Int {
    cursor.advance()
    guard let name = cursor.next.word else {
      let isRange = cursor.next.number != nil || cursor.next.isSign(".")
      throw cursor.unexpected(
        "expected a name behind '.'", hint: isRange ? "a range has three dots, as in '0...1'" : nil)
    }
    let token = cursor.advance()
    let span = nodes[base].span.union(token.span)
    return add(.member(name: name, nameSpan: token.span), [base], span)
  }

  private mutating func element(
    of base: Int, _ cursor: inout TokenCursor
  ) throws(DiagnosticError) -> Int {
    cursor.advance()
    var operands = [base]
    var subscripts: [Expression.Subscript] = []
    repeat {
      operands.append(try nestedExpression(&cursor))
      let isHalfOpen = cursor.next.isSign("..<")
      if isHalfOpen || cursor.next.isSign("...") {
        cursor.advance()
        operands.append(try nestedExpression(&cursor))
        subscripts.append(isHalfOpen ? .halfOpenRange : .closedRange)
      } else {
        subscripts.append(.index)
      }
    } while cursor.take(sign: ",")
    let close = try cursor.expect(sign: "]", for: "to close the subscript")
    return add(.element(subscripts: subscripts), operands, nodes[base].span.union(close.span))
  }
}
