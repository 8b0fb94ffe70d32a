import Engine
import Plotting
import Source

/// `plot f(x), f'(x) for x in -4...4`: expressions of a variable as curves, over data sets where there are some.
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
    try ValuesPlot.refuse(["x-names"], statement, "a function has a value at each number")
    try ValuesPlot.refuse(ColorOptions.names, statement, "a curve has one colour")
    let mark = try ValuesPlot.mark(statement, otherwise: .line, options)
    let evaluator = Evaluator(session)
    let range = try binding.interval(evaluator)
    var sets: [DataValue] = []
    var groups = NamedGroups<(curve: Curve, part: Int)>()
    for expression in statement.expressions("EXPR") {
      if let data = try data(expression, besides: binding.name, evaluator) {
        sets.append(data)
        continue
      }
      let curve = Curve(expression: expression, variable: binding.name, evaluator: evaluator)
      let names = try curve.names(at: range.lowerBound)
      groups.append(session.source.string(expression.span), names.enumerated().map { ($1, (curve, $0)) })
    }
    let curves = groups.members
    let names = try options.names(for: curves.map(\.name))
    if session.isChecking { return }
    let scale = options.axisScales.x
    let seen = options.shownX.flatMap { range.intersection($0) } ?? range
    let shown = Sampling.shown(seen, on: scale)
    var marks: [Mark] = []
    for (index, (item, name)) in zip(curves, names).enumerated() {
      let samples = try item.value.curve.sample(shown, on: scale, part: item.value.part)
      marks += mark.marks(of: samples, series: name, place: index, of: curves.count, options)
    }
    let points = points(of: sets, besides: names)
    let title = sets.isEmpty ? title(of: names, statement, session) : nil
    session.show(
      Panel(
        points + marks, x: Axis(binding.name, range: shown == seen ? nil : seen), y: Axis(title),
        series: sets.count > 1 ? names : []),
      options, background: Set(points.compactMap(\.series)))
  }

  /// What the heights are: the only curve, or the expression of which there is a curve for each run.
  private static func title(of curves: [String], _ statement: Statement, _ session: Session) -> String? {
    let expressions = statement.expressions("EXPR")
    guard curves.count > 1 else { return curves.first }
    return expressions.count == 1 ? session.source.string(expressions[0].span) : nil
  }

  /// The points of a data set; those of several have names, and the colours behind those of the curves.
  private static func points(of sets: [DataValue], besides curves: [String]) -> [Mark] {
    guard sets.count > 1 else { return sets.flatMap { Panel(points: $0, curves: []).marks } }
    return sets.flatMap { data in
      let outputs = Panel.names(ofPoints: data)
      let names = outputs.count == 1 ? [data.name] : outputs.indices.map { "\(data.name) \($0 + 1)" }
      return Panel.dots(data, names.map { curves.contains($0) ? $0 + " (data)" : $0 }, paint: nil)
    }
  }

  /// The data set of one input that an expression without the variable is.
  private static func data(
    _ expression: Expression, besides variable: String, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> DataValue? {
    guard !expression.names.contains(where: { $0.name == variable }),
      case .data(let data) = try evaluator.valueOverRuns(expression)
    else { return nil }
    guard data.dataset.featureCount == 1 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0704",
          "curves are drawn over data of one input; '\(data.name)' has \(data.dataset.featureCount)",
          at: expression.span))
    }
    return data
  }
}

extension ClosedRange<Double> {
  /// What both hold; nil where that is a point or nothing.
  fileprivate func intersection(_ other: ClosedRange<Double>) -> ClosedRange<Double>? {
    let (low, high) = (Swift.max(lowerBound, other.lowerBound), Swift.min(upperBound, other.upperBound))
    return low < high ? low...high : nil
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

/// An expression as a function of one number; for the runs of a sweep, a function for each run.
struct Curve {
  let expression: Expression
  let variable: String
  let evaluator: Evaluator

  /// The values at one point: one number, or a number for each run.
  private func values(at x: Double) throws(DiagnosticError) -> [Double] {
    try evaluator.session.scratch { () throws(DiagnosticError) in
      let point = evaluator.session.tape.leaf(Tensor(x))
      let inner = evaluator.binding([variable: .tensor(point)])
      guard evaluator.runs(behind: expression) != nil else { return [try inner.number(expression)] }
      let value = try inner.valueOverRuns(expression)
      return evaluator.session.value(try inner.variable(value, at: expression.span)).values
    }
  }

  /// What the curves are called: as they are written, or like the runs.
  func names(at x: Double) throws(DiagnosticError) -> [String] {
    let count = try values(at: x).count
    let name = evaluator.session.source.string(expression.span)
    guard let runs = evaluator.runs(behind: expression), runs.count == count else {
      return count == 1 ? [name] : (0..<count).map { "\(name), \($0)" }
    }
    return runs.labels
  }

  /// One of the curves over an interval, finer where it bends on the scale of its axis.
  func sample(
    _ range: ClosedRange<Double>, on scale: Axis.Scale, part: Int
  ) throws(DiagnosticError) -> SampledCurve {
    var failure: DiagnosticError?
    let points = Sampling.sample(over: range, on: scale) { xs in
      xs.map { x in
        do throws(DiagnosticError) {
          let values = try values(at: x)
          return values.indices.contains(part) ? values[part] : .nan
        } catch {
          failure = failure ?? error
          return .nan
        }
      }
    }
    if let failure { throw failure }
    return points
  }
}
