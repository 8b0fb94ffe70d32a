import Engine
import Plotting
import Source

/// `plot fit of NET, … on DATA`: the outputs of networks over the points they were trained on.
enum FitPlot {
  static func run(
    _ statement: Statement, _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    guard let subject = statement.expression("NET"), let points = statement.expression("DATA") else { return }
    let networks = try evaluator.networks(statement.expressions("NET"))
    let data = try evaluator.data(points)
    let span = subject.span.union(points.span)
    for network in networks { try check(network.version, data, at: span) }
    let names = try options.names(for: networks.map(\.name))
    if session.isChecking { return }
    var curves: [Mark] = []
    var own: [String: String] = [:]
    for (network, name) in zip(networks, names) {
      let values = try network.version.network()
      let fit = try evaluator.engine(at: span) { () throws(EngineError) in
        try FitCurves(values, data.dataset, in: options.shownX, on: options.axisScales.x)
      }
      curves += fit.marks(name)
      for (curve, points) in zip(fit.names(name), Panel.names(ofPoints: data)) { own[curve] = points }
    }
    session.show(
      Panel(points: data, curves: curves), options, background: Set(Panel.names(ofPoints: data)), own: own)
  }

  /// What draws a network of two inputs: its decision where there are classes, else its output.
  private static func hint(_ version: NetworkVersion, _ data: DataValue) -> String? {
    guard version.architecture.inputCount == 2, data.dataset.featureCount == 2 else { return nil }
    guard ClassLabels(data.dataset, loss: version.lastTraining?.loss) != nil else {
      return "use 'contour \(version.name)([u, v]) for u in -1...1, v in -1...1'"
    }
    return "use 'plot decision of \(version.name) on \(data.name)' for two"
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
          at: span, hint: hint(version, data)))
    }
  }
}

/// A network of one input as curves over the interval of its data, or over what is shown, one an output.
struct FitCurves {
  let x: [Double]
  let y: [[Double]]

  /// The outputs on a grid, even on the scale of the axis, that is fine enough for a smooth line.
  init(
    _ network: Network, _ dataset: Dataset, in shown: ClosedRange<Double>?, on scale: Axis.Scale,
    count: Int = 400
  ) throws(EngineError) {
    let values = dataset.x.values
    let range = shown.map { Sampling.shown($0, on: scale) } ?? (values.min() ?? 0)...(values.max() ?? 1)
    x = (0...count).map { Field.place(Double($0) / Double(count), in: range, scale) }
    y = try network.forward(try Tensor(shape: [x.count, 1], values: x)).columns
  }

  /// What the outputs of a network are called.
  func names(_ name: String) -> [String] { y.count > 1 ? y.indices.map { "\(name) \($0 + 1)" } : [name] }

  /// A line for each output.
  ///
  /// - Parameter frames: The outputs at each moment of an animation.
  func marks(_ name: String, frames: [FitCurves] = []) -> [Mark] {
    zip(y, names(name)).enumerated().map { index, output in
      .line(
        LineMark(
          x: x, y: output.0, series: output.1, style: MarkStyle(size: 2), origin: .function,
          frames: frames.map { $0.y[index] }))
    }
  }
}

extension Panel {
  /// What the points of each output are called beside curves.
  static func names(ofPoints data: DataValue) -> [String] {
    let count = data.dataset.y.columns.count
    return count > 1 ? (1...count).map { "data \($0)" } : ["data"]
  }

  /// Data as dots below curves.
  ///
  /// The points of one output are grey, so that the first network has the first colour, here as where there are no points.
  init(points data: DataValue, curves: [Mark]) {
    let names = Panel.names(ofPoints: data)
    self.init(
      Panel.dots(data, names, paint: names.count == 1 ? .muted : nil) + curves, x: Axis("x"), y: Axis("y"))
  }

  /// The points of each output over the only input.
  static func dots(_ data: DataValue, _ names: [String], paint: Paint?) -> [Mark] {
    let x = data.dataset.x.values
    let style = MarkStyle(paint: paint, size: x.count > 100 ? 3 : 5, opacity: 0.9)
    return zip(data.dataset.y.columns, names).map { column, name in
      .dot(DotMark(x: x, y: column, series: name, style: style))
    }
  }
}
