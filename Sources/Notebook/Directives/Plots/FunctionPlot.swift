import Engine
import Plotting
import Source

/// `plot f(x), f'(x) for x in -4...4`: expressions of a variable as curves.
enum FunctionPlot {
  static func run(
    _ statement: Statement, _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    guard let binding = statement.ranges("x").first else { return }
    if statement.ranges("x").count > 1 {
      throw DiagnosticError(
        Diagnostic(
          code: "E0701", "a plot has one variable", at: statement.ranges("x")[1].span,
          hint: "use 'contour' for two"))
    }
    let evaluator = Evaluator(session)
    let range = try binding.interval(evaluator)
    var marks: [Mark] = []
    for expression in statement.expressions("EXPR") {
      let curve = Curve(expression: expression, variable: binding.name, evaluator: evaluator)
      if session.isChecking {
        _ = try curve.value(at: range.lowerBound)
        continue
      }
      let points = try curve.sample(range)
      marks += options.line(x: points.x, y: points.y, series: session.source.string(expression.span))
    }
    session.show(Panel(marks, x: Axis(binding.name)), options)
  }
}

extension RangeBinding {
  /// The interval, which must have two different finite ends in order.
  func interval(_ evaluator: Evaluator) throws(DiagnosticError) -> ClosedRange<Double> {
    let low = try evaluator.number(self.low)
    let high = try evaluator.number(self.high)
    guard low.isFinite, high.isFinite, low < high else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0702",
          "the range from \(NumberText.shortest(low)) to \(NumberText.shortest(high)) is empty", at: span,
          hint: "write the smaller end first"))
    }
    return low...high
  }
}

/// An expression as a function of one number.
struct Curve {
  let expression: Expression
  let variable: String
  let evaluator: Evaluator

  /// The value at one point, which must be a number.
  func value(at x: Double) throws(DiagnosticError) -> Double {
    try evaluator.session.scratch { () throws(DiagnosticError) in
      let point = evaluator.session.tape.leaf(Tensor(x))
      return try evaluator.binding([variable: .tensor(point)]).number(expression)
    }
  }

  /// The curve over an interval, finer where it bends.
  func sample(_ range: ClosedRange<Double>) throws(DiagnosticError) -> (x: [Double], y: [Double]) {
    var failure: DiagnosticError?
    let points = Sampling.sample(over: range) { xs in
      xs.map { x in
        do throws(DiagnosticError) { return try value(at: x) } catch {
          failure = failure ?? error
          return .nan
        }
      }
    }
    if let failure { throw failure }
    return points
  }
}
