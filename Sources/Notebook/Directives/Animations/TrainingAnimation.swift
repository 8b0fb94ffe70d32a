import Engine
import Plotting
import Source

/// `animate training of NET, … on DATA`: the fit, or the classes of the plane, beside the loss, over the steps.
enum TrainingAnimation {
  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    guard let subject = statement.expression("NET"), let points = statement.expression("DATA") else { return }
    let options = try PlotOptions(statement, evaluator)
    let networks = try evaluator.trainedNetworks(statement.expressions("NET"))
    let data = try evaluator.data(points)
    let span = subject.span.union(points.span)
    let hasPlane = data.dataset.featureCount == 2 && ClassLabels(data.dataset) != nil
    var classes: [ClassLabels] = []
    for network in networks {
      if hasPlane {
        classes.append(try DecisionPlot.classes(network.version, data, at: span))
      } else {
        try FitPlot.check(network.version, data, at: span)
      }
    }
    let names = try options.names(for: networks.map(\.name))
    if session.isChecking { return }
    var recordings: [TrainingRecording] = []
    for (network, name) in zip(networks, names) {
      recordings.append(try TrainingRecording(network.version, name: name, at: subject.span))
    }
    let film = TrainingFilm(recordings, data, classes, in: options.shown, on: options.axisScales)
    let moving = try evaluator.engine(at: subject.span) { () throws(EngineError) in try film.moving() }
    let figure = film.figure(moving, options)
    let rows = (figure.panels.count + figure.columns - 1) / figure.columns
    session.show(figure, height: rows == 1 ? 340 : 280 * Double(rows))
  }
}

/// What a training left of its course.
private struct TrainingRecording {
  let name: String
  let frames: [TrainingFrame]
  let losses: [Double]

  init(_ version: NetworkVersion, name: String, at span: Span) throws(DiagnosticError) {
    self.name = name
    frames = try version.history().flatMap(\.frames)
    losses = try version.losses()
    guard frames.isEmpty else { return }
    throw DiagnosticError(
      Diagnostic(
        code: "E0706", "the training of '\(version.name)' kept no frames", at: span,
        hint: "train it with 'record: 60'"))
  }

  /// The network as it stood at a step: that of the last frame until then.
  func network(at step: Int) -> Network {
    (frames.last { $0.step <= step } ?? frames[0]).network
  }
}

/// The recorded frames of trainings as panels that move together.
private struct TrainingFilm {
  private let recordings: [TrainingRecording]
  private let data: DataValue
  /// The classes as each network tells them apart, if the plane they share is what is shown; else none.
  private let classes: [ClassLabels]
  /// The moments: the steps that the longest training recorded.
  private let steps: [Int]
  /// The part of the plane that the author wants to see.
  private let shown: DecisionRegions.Window
  /// In what the samples of curves and regions are even.
  private let scales: (x: Axis.Scale, y: Axis.Scale)

  init(
    _ recordings: [TrainingRecording], _ data: DataValue, _ classes: [ClassLabels],
    in shown: DecisionRegions.Window, on scales: (x: Axis.Scale, y: Axis.Scale)
  ) {
    self.recordings = recordings
    self.shown = shown
    self.scales = scales
    self.data = data
    self.classes = classes
    let longest = recordings.max { $0.losses.count < $1.losses.count }
    steps = longest?.frames.map(\.step) ?? []
  }

  func figure(_ moving: [Panel], _ options: PlotOptions) -> Figure {
    var figure = options.figure(moving)
    figure.panels.append(loss(beside: moving))
    figure.columns = options.columns(figure.panels.count)
    let last = steps.last ?? 0
    figure.timeline = Timeline(
      labels: steps.map { "step " + Plotting.NumberText.whole($0, upTo: last) })
    return figure
  }

  /// What the networks do, beside which the losses stand.
  func moving() throws(EngineError) -> [Panel] {
    guard !classes.isEmpty else { return [try fit()] }
    return try zip(recordings, classes).map { recording, classes throws(EngineError) in
      try plane(recording, classes)
    }
  }

  /// The outputs of the networks over the points.
  private func fit() throws(EngineError) -> Panel {
    var marks: [Mark] = []
    for recording in recordings {
      let curves = try steps.map { step throws(EngineError) in
        try FitCurves(recording.network(at: step), data.dataset, in: shown.x, on: scales.x, count: 120)
      }
      if let last = curves.last { marks += last.marks(recording.name, frames: curves) }
    }
    return Panel(points: data, curves: marks)
  }

  /// The classes that a network gives to the plane.
  private func plane(_ recording: TrainingRecording, _ classes: ClassLabels) throws(EngineError) -> Panel {
    let regions = try steps.map { step throws(EngineError) in
      try DecisionRegions(
        recording.network(at: step), around: data.dataset, in: shown, on: scales,
        threshold: classes.threshold, side: 80, aspect: recordings.count > 1 ? 1 : DecisionPlot.aspect)
    }
    var panel = Panel(
      points: data, classes, classes.names, regions: regions.last?.marks(frames: regions) ?? [])
    if recordings.count > 1 { panel.title = recording.name }
    return panel
  }

  /// The losses, in the colours that fits of one output have in the other panel, else in colours of their own.
  private func loss(beside moving: [Panel]) -> Panel {
    let isOfNetworks = classes.isEmpty && data.dataset.y.columns.count == 1
    let others = isOfNetworks ? [] : moving.first?.orderedSeries ?? []
    let cursor = RuleMark(x: [Double(steps.last ?? 0)], frames: steps.map(Double.init))
    let lines = recordings.map { recording in
      let steps = recording.losses.indices.map { Double($0) }
      let name = recordings.count > 1 ? recording.name : nil
      // The only curve has no name.
      let paint = recordings.count == 1 && !isOfNetworks ? Paint.series(others.count) : nil
      return Mark.line(LineMark(x: steps, y: recording.losses, series: name, style: MarkStyle(paint: paint)))
    }
    return Panel(
      lines + [.rule(cursor)], x: .steps, y: Axis("loss", scale: .log),
      series: recordings.count > 1 ? others + recordings.map(\.name) : [])
  }
}
