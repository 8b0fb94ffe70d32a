import Engine
import Plotting
import Source

/// `plot fit of NET on DATA`: a network's output over the points it was trained on.
enum FitPlot {
  static func run(
    _ statement: Statement, _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    guard let subject = statement.expression("NET"), let points = statement.expression("DATA") else { return }
    let version = try evaluator.network(subject)
    let data = try evaluator.data(points)
    try check(version, data, at: subject.span.union(points.span))
    if session.isChecking { return }
    let network = try version.network()
    let curves = try evaluator.engine(at: subject.span) { () throws(EngineError) in
      try FitCurves(network, data.dataset)
    }
    session.show(Panel(points: data, curves: curves.marks(version.name)), options)
  }

  /// A fit is a curve: one input.
  static func check(
    _ version: NetworkVersion, _ data: DataValue, at span: Span
  ) throws(DiagnosticError) {
    guard version.architecture.inputCount == 1, data.dataset.featureCount == 1 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0704",
          "a fit can be drawn for one input; '\(version.name)' has \(version.architecture.inputCount)",
          at: span, hint: "use 'plot decision of \(version.name) on \(data.name)' for two"))
    }
  }
}

/// A network of one input as curves over the interval of its data, one an output.
struct FitCurves {
  let x: [Double]
  let y: [[Double]]

  /// The outputs on a grid fine enough for a smooth line.
  init(_ network: Network, _ dataset: Dataset, count: Int = 400) throws(EngineError) {
    let values = dataset.x.values
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let step = (high - low) / Double(count)
    x = (0...count).map { $0 == count ? high : low + Double($0) * step }
    y = try network.forward(try Tensor(shape: [x.count, 1], values: x)).columns
  }

  func marks(_ name: String) -> [Mark] {
    y.enumerated().map { index, values in
      let series = y.count > 1 ? "\(name) \(index + 1)" : name
      return .line(LineMark(x: x, y: values, series: series, style: MarkStyle(size: 2)))
    }
  }
}

extension Panel {
  /// Data as dots below curves.
  init(points data: DataValue, curves: [Mark]) {
    let x = data.dataset.x.values
    let style = x.count > 100 ? MarkStyle(size: 3, opacity: 0.6) : MarkStyle(size: 5, opacity: 0.8)
    let dots = data.dataset.y.columns.map { Mark.dot(DotMark(x: x, y: $0, series: "data", style: style)) }
    self.init(dots + curves, x: Axis("x"), y: Axis("y"))
  }
}
