import Engine
import Source

/// `gradient(y, x)`: reverse-mode differentiation.
enum GradientFunction: SessionFunction {
  static let name = "gradient"
  static let usage = "gradient(y, x)"
  static let summary = "the gradient of the number y with respect to x, in the shape of x"

  static func call(
    _ arguments: CallArguments, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Value {
    try arguments.check(name, count: 2...2)
    let y = try evaluator.variable(arguments.positional[0], at: arguments.span)
    return try evaluator.byEach(arguments) { xs throws(DiagnosticError) in
      evaluator.warnIfUnrelated(y, xs, "gradient", at: arguments.span)
      return try evaluator.gradient(of: y, withRespectTo: xs, at: arguments.span)
    }
  }
}

extension Evaluator {
  /// Derivatives by the second argument of a call: one for a value, a list of them for a list such as the
  /// parameters of a network.
  fileprivate func byEach(
    _ arguments: CallArguments, _ derivatives: ([Variable]) throws(DiagnosticError) -> [Variable]
  ) throws(DiagnosticError) -> Value {
    guard case .list(let values, let base) = arguments.positional[1] else {
      return .tensor(try derivatives([try variable(arguments.positional[1], at: arguments.span)])[0])
    }
    let xs = try values.map { value throws(DiagnosticError) in try variable(value, at: arguments.span) }
    return .list(try derivatives(xs).map { .tensor($0) }, base: base)
  }

  /// A derivative that is zero because nothing connects the two values deserves a word.
  fileprivate func warnIfUnrelated(_ y: Variable, _ xs: [Variable], _ what: String, at span: Span) {
    guard !session.isChecking else { return }
    let ancestors = Set(session.tape.ancestors(of: y))
    guard !xs.contains(where: ancestors.contains) else { return }
    session.warn(
      Diagnostic(
        .warning, code: "W0309", "the first value was not computed from the second, so this \(what) is zero",
        at: span))
  }
}

/// `vjp(y, x, v)`: the vector–Jacobian product v·∂y/∂x.
enum VJPFunction: SessionFunction {
  static let name = "vjp"
  static let usage = "vjp(y, x, v)"
  static let summary = "the vector–Jacobian product v·∂y/∂x; v has the shape of y, the result that of x"

  static func call(
    _ arguments: CallArguments, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Value {
    try arguments.check(name, count: 3...3)
    let y = try evaluator.variable(arguments.positional[0], at: arguments.span)
    let cotangent = try evaluator.variable(arguments.positional[2], at: arguments.span)
    return try evaluator.byEach(arguments) { xs throws(DiagnosticError) in
      evaluator.warnIfUnrelated(y, xs, "product", at: arguments.span)
      return try evaluator.engine(at: arguments.span) { () throws(EngineError) in
        try evaluator.session.tape.vjp(of: y, withRespectTo: xs, cotangent: cotangent)
      }
    }
  }
}

/// `jacobian(y, x)`: every derivative of every entry.
enum JacobianFunction: SessionFunction {
  static let name = "jacobian"
  static let usage = "jacobian(y, x)"
  static let summary =
    "the derivatives of every entry of y with respect to every entry of x; shape of y, then shape of x"

  static func call(
    _ arguments: CallArguments, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Value {
    try arguments.check(name, count: 2...2)
    let y = try evaluator.variable(arguments.positional[0], at: arguments.span)
    return try evaluator.byEach(arguments) { xs throws(DiagnosticError) in
      evaluator.warnIfUnrelated(y, xs, "Jacobian", at: arguments.span)
      return try xs.map { x throws(DiagnosticError) in
        try evaluator.engine(at: arguments.span) { () throws(EngineError) in
          try evaluator.session.tape.jacobian(of: y, withRespectTo: x)
        }
      }
    }
  }
}

/// `numeric_gradient(y, x, h: 1e-5)`: central differences.
enum NumericGradientFunction: SessionFunction {
  static let name = "numeric_gradient"
  static let usage = "numeric_gradient(y, x, h: 1e-5)"
  static let summary = "the gradient of y with respect to x by central differences (y(x+h) − y(x−h)) / 2h"

  static func call(
    _ arguments: CallArguments, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Value {
    try arguments.check(name, count: 2...3, labels: ["h"])
    let y = try evaluator.variable(arguments.positional[0], at: arguments.span)
    let step = arguments.labelled("h") ?? arguments.positional.dropFirst(2).first
    let h = try evaluator.number(step, default: 1e-5, at: arguments.span)
    return try evaluator.byEach(arguments) { xs throws(DiagnosticError) in
      try xs.map { x throws(DiagnosticError) in
        let result = try evaluator.engine(at: arguments.span) { () throws(EngineError) in
          try evaluator.session.tape.numericGradient(of: y, withRespectTo: x, step: h)
        }
        return evaluator.session.tape.leaf(result)
      }
    }
  }
}
