import Engine
import Foundation
import Plotting
import Source

/// `plot decision of NET, … on DATA`: which class networks give to each point of the plane.
enum DecisionPlot {
  static func run(
    _ statement: Statement, _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    guard let subject = statement.expression("NET"), let points = statement.expression("DATA") else { return }
    let networks = try evaluator.networks(statement.expressions("NET"))
    let data = try evaluator.data(points)
    let span = subject.span.union(points.span)
    let titles = try options.names(ofPanels: networks.map(\.name))
    for network in networks {
      let classes = try classes(network.version, data, at: span)
      _ = try options.names(for: classes.names, inPanels: networks.count)
    }
    if session.isChecking { return }
    var panels: [Panel] = []
    for (network, title) in zip(networks, titles) {
      let values = try network.version.network()
      let classes = try classes(network.version, data, at: span)
      let regions = try evaluator.engine(at: span) { () throws(EngineError) in
        try DecisionRegions(
          values, around: data.dataset, in: options.shown, on: options.axisScales,
          threshold: classes.threshold,
          aspect: networks.count > 1 ? 1 : Self.aspect)
      }
      let names = try options.names(for: classes.names, inPanels: networks.count)
      let accuracy = try evaluator.engine(at: span) { () throws(EngineError) in
        try values.accuracy(on: data.dataset, loss: network.version.lastTraining?.loss)
      }
      let words = Self.summary(title, regions.seen.map { names[$0] }, accuracy)
      var panel = Panel(points: data, classes, names, regions: regions.marks(label: words))
      if networks.count > 1 { panel.title = title }
      panels.append(panel)
    }
    let figure = options.figure(panels, sharing: .both)
    guard panels.count > 1 else { return session.show(figure, height: 480) }
    let height = height(of: figure, width: session.figureWidth)
    session.show(figure, height: height, atLeast: height)
  }

  /// How high panels are whose planes are as high as wide; words take about so much beside them.
  private static func height(of figure: Figure, width: Double) -> Double {
    let rows = Double((figure.panels.count + figure.columns - 1) / figure.columns)
    let side = (width - 40) / Double(figure.columns) - 24
    return rows * (side + 76) + 34 + (figure.title == nil ? 0 : 28) + (figure.subtitle == nil ? 0 : 18)
  }

  /// What the regions show, in words.
  private static func summary(_ network: String, _ classes: [String], _ accuracy: Double) -> String {
    let listed = classes.count <= 10 ? classes.joined(separator: ", ") : "\(classes.count) classes"
    let share = NumberText.rounded(100 * accuracy, digits: 3)
    return "regions that \(network) gives to \(listed), right for \(share) % of the points"
  }

  /// How much wider than high the plotting area of a single figure is, which the regions fill.
  static let aspect = 1.4

  /// The classes of the points in a plane, which has two coordinates.
  static func classes(
    _ version: NetworkVersion, _ data: DataValue, at span: Span
  ) throws(DiagnosticError) -> ClassLabels {
    guard version.architecture.inputCount == 2, data.dataset.featureCount == 2 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0705",
          "decision regions need two inputs; '\(version.name)' has \(version.architecture.inputCount)",
          at: span))
    }
    guard let classes = ClassLabels(data.dataset, loss: version.lastTraining?.loss) else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0708", "'\(data.name)' has no classes, since its targets are numbers of many values",
          at: span,
          hint: "give labels with 'classes:', or draw the outputs with 'contour'"))
    }
    return classes
  }
}

/// The classes that a network gives to a grid over the plane, and the boundaries between them.
struct DecisionRegions {
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>
  private let scales: (x: Axis.Scale, y: Axis.Scale)
  /// For each class, or for the second of two, how far its output is above the best of the others.
  private let margins: [Field]

  /// A part of the plane, each side of which may be left to the points.
  typealias Window = (x: ClosedRange<Double>?, y: ClosedRange<Double>?)

  /// Regions that fill what is shown, or reach a little farther than the points.
  ///
  /// - Parameters:
  ///   - shown: What the author wants to see.
  ///   - scales: In what the cells of the grid are equal.
  ///   - threshold: What an only output must exceed to mean class 1.
  ///   - side: How many cells the grid has in each direction, if it is a square.
  ///   - aspect: How much wider than high the plane should be, as far as the points can spare it.
  init(
    _ network: Network, around dataset: Dataset, in shown: Window, on scales: (x: Axis.Scale, y: Axis.Scale),
    threshold: Double, side: Int = 160, aspect: Double = 1
  ) throws(EngineError) {
    let columns = dataset.x.columns
    let intervals = (
      x: Self.interval(columns[0], scales.x, shown.x), y: Self.interval(columns[1], scales.y, shown.y)
    )
    let isFree = (x: shown.x == nil, y: shown.y == nil)
    let (x, y) = scales == (.linear, .linear) ? Self.fitted(intervals, to: aspect, isFree) : intervals
    let (wide, high) = Self.cells(x, y, scales, side)
    var points: [Double] = []
    points.reserveCapacity(2 * wide * high)
    let us = Field.centers(wide, in: x, scales.x)
    for v in Field.centers(high, in: y, scales.y) {
      for u in us { points += [u, v] }
    }
    let output = try network.forward(try Tensor(shape: [wide * high, 2], values: points))
    (self.x, self.y, self.scales) = (x, y, scales)
    margins = Self.margins(output.columns, threshold).map {
      Field(columns: wide, rows: high, values: $0, x: x, y: y, even: scales)
    }
  }

  /// Intervals widened on both sides to the shape of the picture where they are free, unless the points would then be
  /// lost in it.
  private static func fitted(
    _ intervals: (x: ClosedRange<Double>, y: ClosedRange<Double>), to aspect: Double,
    _ isFree: (x: Bool, y: Bool)
  ) -> (ClosedRange<Double>, ClosedRange<Double>) {
    func widened(_ range: ClosedRange<Double>, by factor: Double) -> ClosedRange<Double> {
      let room = (factor - 1) * (range.upperBound / 2 - range.lowerBound / 2)
      return (range.lowerBound - room)...(range.upperBound + room)
    }
    let (x, y) = intervals
    let factor = aspect * (y.upperBound / 2 - y.lowerBound / 2) / (x.upperBound / 2 - x.lowerBound / 2)
    let isNear = factor > 0.4 && factor < 2.5
    guard factor.isFinite, isNear || isFree.x != isFree.y, factor > 1 ? isFree.x : isFree.y else {
      return (x, y)
    }
    return factor > 1 ? (widened(x, by: factor), y) : (x, widened(y, by: 1 / factor))
  }

  /// How many columns and rows make about `side` · `side` square cells.
  private static func cells(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ scales: (x: Axis.Scale, y: Axis.Scale), _ side: Int
  ) -> (columns: Int, rows: Int) {
    let ratio = (x.upperBound / 2 - x.lowerBound / 2) / (y.upperBound / 2 - y.lowerBound / 2)
    guard scales == (.linear, .linear), ratio > 0.25, ratio < 4 else { return (side, side) }
    let columns = Int((Double(side) * ratio.squareRoot()).rounded())
    return (columns, Int((Double(columns) / ratio).rounded()))
  }

  /// The classes that have a region.
  var seen: [Int] {
    guard margins.count == 1 else {
      return margins.indices.filter { margins[$0].values.contains { $0 > 0 } }
    }
    let values = margins[0].values
    return (values.contains { $0 <= 0 } ? [0] : []) + (values.contains { $0 > 0 } ? [1] : [])
  }

  /// A tint for each class, white lines where two classes meet.
  ///
  /// - Parameters:
  ///   - label: What they show, in words.
  ///   - frames: The regions at each moment of an animation.
  func marks(label: String? = nil, frames: [DecisionRegions] = []) -> [Mark] {
    margins.indices.map { index in
      let tint = Paint(ColorMap.tint(of: margins.count == 1 ? 1 : index))
      let ground = index == 0 ? Paint(ColorMap.tint(of: 0)) : nil
      // The first class is the ground that the others are painted on, so their boundaries are all there are.
      let isGround = index == 0 && margins.count > 1
      return .contour(
        ContourMark(
          margins[index], thresholds: [0], paints: [ground, isGround ? nil : tint],
          boundaries: isGround ? [] : [0], label: index == 0 ? label : nil,
          style: MarkStyle(paint: Paint(RGB(0xFFFFFF)), size: 1.5),
          frames: frames.map { $0.margins[index] }))
    }
  }

  /// The interval that is shown, as far as the scale can show it; else that of the values.
  private static func interval(
    _ values: [Double], _ scale: Axis.Scale, _ shown: ClosedRange<Double>?
  ) -> ClosedRange<Double> {
    guard let shown, shown.lowerBound < shown.upperBound else { return interval(values, scale) }
    guard scale == .log, shown.lowerBound <= 0 else { return shown }
    return min(interval(values, scale).lowerBound, shown.upperBound)...shown.upperBound
  }

  /// The interval of some values with a margin; on a logarithmic axis that of those above 0.
  private static func interval(_ values: [Double], _ scale: Axis.Scale) -> ClosedRange<Double> {
    let positive = scale == .log ? values.filter { $0 > 0 } : []
    if let low = positive.min(), let high = positive.max() {
      let factor = high > low ? pow(high, 0.08) / pow(low, 0.08) : 2
      return (low / factor)...(high * factor)
    }
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let margin = high > low ? 0.08 * (high - low) : 1
    return (low - margin)...(high + margin)
  }

  private static func margins(_ classes: [[Double]], _ threshold: Double) -> [[Double]] {
    guard classes.count > 2 else {
      return [classes.count == 1 ? classes[0].map { $0 - threshold } : zip(classes[1], classes[0]).map(-)]
    }
    return classes.indices.map { index in
      classes[0].indices.map { point in
        let others = classes.indices.filter { $0 != index }.map { classes[$0][point] }.max() ?? 0
        return classes[index][point] - others
      }
    }
  }
}

extension Panel {
  /// The points of each class over regions of the plane.
  init(
    points data: DataValue, _ classes: ClassLabels, _ names: [String], regions: [Mark]
  ) {
    let columns = data.dataset.x.columns
    let dots = ValuesPlot.dots(columns[0], columns[1], classes, names)
    self.init(regions + dots, x: Axis("x₁"), y: Axis("x₂"), isEqualAspect: true)
  }
}
