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
    let colors = DecisionRegions.colors(classes: max(classes, version.architecture.outputCount))
    session.show(
      Panel(regions.marks + dots, x: Axis("x₁"), y: Axis("x₂"), color: colors, isEqualAspect: true),
      options, height: 480)
  }
}

/// The classes that a network gives to a grid over the plane, and the boundaries between them.
private struct DecisionRegions {
  private static let side = 240
  /// A tint for each class below smooth lines where two classes meet.
  let marks: [Mark]

  init(_ network: Network, around dataset: Dataset) throws(EngineError) {
    let columns = dataset.x.columns
    let (x, y) = (Self.interval(columns[0]), Self.interval(columns[1]))
    var points: [Double] = []
    for row in 0..<Self.side {
      let v = Field.center(row, of: Self.side, in: y)
      for column in 0..<Self.side { points += [Field.center(column, of: Self.side, in: x), v] }
    }
    let grid = try Tensor(shape: [Self.side * Self.side, 2], values: points)
    func field(_ values: [Double]) -> Field {
      Field(columns: Self.side, rows: Self.side, values: values, x: x, y: y)
    }
    let regions = RasterMark(field(try network.classes(grid).map(Double.init)))
    marks =
      [.raster(regions)]
      + Self.margins(try network.forward(grid)).map { values in
        .contour(
          ContourMark(
            field(values), thresholds: [0], isFilled: false,
            style: MarkStyle(paint: Paint(RGB(0xFFFFFF)), size: 1.5)))
      }
  }

  /// The colours of the regions, one tint a class.
  static func colors(classes: Int) -> ColorScale {
    ColorScale(.threshold((1..<max(2, classes)).map { Double($0) - 0.5 }), map: .classes(max(2, classes)))
  }

  /// The interval of some values with a margin.
  private static func interval(_ values: [Double]) -> ClosedRange<Double> {
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let margin = high > low ? 0.08 * (high - low) : 1
    return (low - margin)...(high + margin)
  }

  /// For each class, how far its output is above the best of the others: positive where it is chosen.
  private static func margins(_ output: Tensor) -> [[Double]] {
    let classes = output.columns
    guard classes.count > 2 else {
      return [classes.count == 1 ? classes[0] : zip(classes[0], classes[1]).map(-)]
    }
    return classes.indices.map { index in
      classes[0].indices.map { point in
        let others = classes.indices.filter { $0 != index }.map { classes[$0][point] }.max() ?? 0
        return classes[index][point] - others
      }
    }
  }
}
