import Engine
import Plotting
import Source

/// `plot decision of NET on DATA`: which class a network gives to each point of the plane.
enum DecisionPlot {
  static func run(
    _ statement: Statement, _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    guard let subject = statement.expression("NET"), let points = statement.expression("DATA") else { return }
    let version = try evaluator.network(subject)
    let data = try evaluator.data(points)
    guard version.architecture.inputCount == 2, data.dataset.featureCount == 2 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0705",
          "decision regions need two inputs; '\(version.name)' has \(version.architecture.inputCount)",
          at: subject.span.union(points.span)))
    }
    if session.isChecking { return }
    let network = try version.network()
    let regions = try evaluator.engine(at: subject.span) { () throws(EngineError) in
      try DecisionRegions(network, around: data.dataset)
    }
    let classes = data.dataset.classes ?? 2
    let columns = data.dataset.x.columns
    let dots = ValuesPlot.dots(columns[0], columns[1], labels: data.dataset.y.values, classes: classes)
    session.show(
      Panel(regions.marks + dots, x: Axis("x₁"), y: Axis("x₂"), isEqualAspect: true), options, height: 480)
  }
}

/// A classifier's output on a grid over the plane.
private struct DecisionRegions {
  private static let columns = 160
  private static let rows = 160
  let marks: [Mark]

  init(_ network: Network, around dataset: Dataset) throws(EngineError) {
    let columns = dataset.x.columns
    let (x, y) = (Self.interval(columns[0]), Self.interval(columns[1]))
    var points: [Double] = []
    for row in 0..<Self.rows {
      let v = Field.center(row, of: Self.rows, in: y)
      for column in 0..<Self.columns { points += [Field.center(column, of: Self.columns, in: x), v] }
    }
    let output = try network.forward(
      try Tensor(shape: [Self.rows * Self.columns, 2], values: points))
    marks = Self.fields(output).map { values in
      .contour(
        ContourMark(
          Field(columns: Self.columns, rows: Self.rows, values: values, x: x, y: y), thresholds: [0],
          isFilled: false, style: MarkStyle(size: 1.5)))
    }
  }

  /// The interval of some values with a margin.
  private static func interval(_ values: [Double]) -> ClosedRange<Double> {
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let margin = high > low ? 0.08 * (high - low) : 1
    return (low - margin)...(high + margin)
  }

  /// For each class, how far its output is above the best of the others: positive where it is chosen.
  private static func fields(_ output: Tensor) -> [[Double]] {
    let classes = output.columns
    guard classes.count > 1 else { return classes }
    return classes.indices.map { index in
      classes[0].indices.map { point in
        let others = classes.indices.filter { $0 != index }.map { classes[$0][point] }.max() ?? 0
        return classes[index][point] - others
      }
    }
  }
}
