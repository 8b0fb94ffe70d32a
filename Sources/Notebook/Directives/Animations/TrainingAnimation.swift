import Engine
import Plotting
import Source

/// `animate training of NET on DATA`: the fit beside the loss, over the steps.
enum TrainingAnimation {
  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    guard let subject = statement.expression("NET"), let points = statement.expression("DATA") else { return }
    let options = try PlotOptions(statement, evaluator)
    let version = try evaluator.network(subject)
    let data = try evaluator.data(points)
    guard version.lastTraining != nil else { throw LossPlot.untrained(version, at: subject.span) }
    try FitPlot.check(version, data, at: subject.span.union(points.span))
    if session.isChecking { return }
    let frames = try version.history().flatMap(\.frames)
    guard !frames.isEmpty else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0706", "the training of '\(version.name)' kept no frames", at: subject.span,
          hint: "train it with 'record: 60'"))
    }
    let losses = try version.losses()
    let film = try evaluator.engine(at: subject.span) { () throws(EngineError) in
      try TrainingFilm(frames, data, losses: losses, name: version.name)
    }
    session.show(film.figure(options), height: 340)
  }
}

/// The recorded frames of a training as two panels that move together.
private struct TrainingFilm {
  private let data: DataValue
  private let curves: [FitCurves]
  private let steps: [Int]
  private let losses: [Double]
  private let name: String

  init(_ frames: [TrainingFrame], _ data: DataValue, losses: [Double], name: String) throws(EngineError) {
    self.data = data
    self.losses = losses
    self.name = name
    steps = frames.map(\.step)
    curves = try frames.map { frame throws(EngineError) in
      try FitCurves(frame.network, data.dataset, count: 120)
    }
  }

  func figure(_ options: PlotOptions) -> Figure {
    Figure(
      [fit, options.apply(to: loss)], columns: 2, title: options.title,
      timeline: Timeline(labels: steps.map { "step \(Self.grouped($0))" }))
  }

  private var fit: Panel {
    guard let last = curves.last else { return Panel([]) }
    let marks = last.y.indices.map { output in
      Mark.line(
        LineMark(
          x: last.x, y: last.y[output], series: name, style: MarkStyle(size: 2),
          frames: curves.map { $0.y[output] }))
    }
    return Panel(points: data, curves: marks)
  }

  private var loss: Panel {
    let cursor = RuleMark(x: [Double(steps.last ?? 0)], frames: steps.map(Double.init))
    return Panel(
      [.line(LineMark(x: losses.indices.map { Double($0) }, y: losses)), .rule(cursor)], x: Axis("step"),
      y: Axis("loss", scale: .log))
  }

  private static func grouped(_ number: Int) -> String {
    let digits = String(number)
    guard digits.count > 3 else { return digits }
    let head = digits.count % 3
    let groups = stride(from: head, to: digits.count, by: 3).map { digits.dropFirst($0).prefix(3) }
    return ((head > 0 ? [digits.prefix(head)] : []) + groups).joined(separator: ",")
  }
}
