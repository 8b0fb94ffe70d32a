import Engine
import Source

extension Evaluator {
  /// The `order`-th derivative of a function of one parameter: of a number, the derivative of every entry of what
  /// the function gives; of a tensor, entry by entry.
  func derivative(
    of function: UserFunction, order: Int, _ argument: Variable, at span: Span
  ) throws(DiagnosticError) -> Variable {
    guard function.parameters.count == 1 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0305",
          "a prime needs a function of one parameter; '\(function.name)' has \(function.parameters.count)",
          at: span, hint: "use gradient(y, x)"))
    }
    guard order > 0 else {
      return try variable(try call(function, [.tensor(argument)], at: span), at: span)
    }
    guard order <= 8 else {
      throw DiagnosticError(Diagnostic(code: "E0305", "at most eight primes", at: span))
    }
    // A node of its own keeps other paths from the argument to the value out of the derivative.
    let point = try apply(.slice([]), [argument], at: span)
    let value = try derivative(of: function, order: order - 1, point, at: span)
    if session.tape.shape(point).isEmpty { return try byNumber(value, point, at: span) }
    return try entryByEntry(value, point, function.name, at: span)
  }

  /// The derivatives of every entry of a value by a number, in the value's shape.
  private func byNumber(
    _ value: Variable, _ point: Variable, at span: Span
  ) throws(DiagnosticError) -> Variable {
    guard session.tape.shape(value).isEmpty else {
      return try engine(at: span) { () throws(EngineError) in
        try session.tape.jacobian(of: value, withRespectTo: point)
      }
    }
    return try gradient(of: value, withRespectTo: [point], at: span)[0]
  }

  /// The derivative of every entry of a value by the entry of the point at its place, where it depends on no other.
  private func entryByEntry(
    _ value: Variable, _ point: Variable, _ name: String, at span: Span
  ) throws(DiagnosticError) -> Variable {
    let (shape, result) = (session.tape.shape(point), session.tape.shape(value))
    guard result.filter({ $0 != 1 }) == shape.filter({ $0 != 1 }) else {
      guard session.tape.ancestors(of: value).contains(point) else {
        return session.tape.leaf(Tensor(repeating: 0, shape: shape))
      }
      throw notEntryByEntry(
        "'\(name)' gives the shape \(Shape.text(result)) for \(Shape.text(shape)), and a prime is taken entry by entry",
        at: span)
    }
    let ones = Tensor(repeating: 1, shape: result)
    guard try isEntryByEntry(value, point, at: span) else {
      throw notEntryByEntry(
        "an entry of '\(name)' depends on several entries of its argument, and a prime is taken entry by entry",
        at: span)
    }
    return try pull(value, back: ones, to: point, at: span)
  }

  private func notEntryByEntry(_ message: String, at span: Span) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(code: "E0305", message, at: span, hint: "use gradient(y, x) or jacobian(y, x)"))
  }

  private func pull(
    _ value: Variable, back weights: Tensor, to point: Variable, at span: Span
  ) throws(DiagnosticError) -> Variable {
    try engine(at: span) { () throws(EngineError) in
      let cotangent = session.tape.leaf(weights)
      return try session.tape.vjp(of: value, withRespectTo: point, cotangent: cotangent)
    }
  }

  /// Whether weights on the entries of a value come back as weights on the same entries of the point.
  ///
  /// The weights are powers of two, so that an entry's own derivative is scaled without rounding.
  private func isEntryByEntry(
    _ value: Variable, _ point: Variable, at span: Span
  ) throws(DiagnosticError) -> Bool {
    let shape = session.tape.shape(value)
    let count = session.tape.shape(point).reduce(1, *)
    guard count > 1 else { return true }
    let weights = (0..<count).map(Self.weight)
    return try session.scratch { () throws(DiagnosticError) in
      let plain = session.value(
        try pull(value, back: Tensor(repeating: 1, shape: shape), to: point, at: span))
      let spread = try engine(at: span) { () throws(EngineError) in try Tensor(shape: shape, values: weights)
      }
      let weighted = session.value(try pull(value, back: spread, to: point, at: span))
      return weights.indices.allSatisfy { Self.agree(weights[$0] * plain[$0], weighted[$0]) }
    }
  }

  /// One of sixteen powers of two, in an order without a pattern (Fibonacci hashing).
  private static func weight(_ place: Int) -> Double {
    Double(1 << Int((UInt64(place) &* 0x9E37_79B9_7F4A_7C15) >> 60))
  }

  private static func agree(_ a: Double, _ b: Double) -> Bool {
    guard a.isFinite, b.isFinite else { return true }
    return (a - b).magnitude <= 1e-9 * max(a.magnitude, b.magnitude)
  }
}
