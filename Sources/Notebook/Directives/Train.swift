import Engine
import Source

/// `train NET on DATA`: gradient descent on a network's loss.
enum TrainDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "train", "trains a network on a data set; the name then means the trained network",
    forms: [SubjectForm("train", [.name("NET"), .word("on"), .expression("DATA")])],
    arguments: TrainingArguments.all + ArgumentDeclaration.randomness,
    example: "train net on curve, loss: l2, rate: 1e-3, steps: 50000")

  static func definedNames(_ statement: Statement) -> [String] {
    statement.name("NET").map { [$0.name] } ?? []
  }

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    guard let (name, span) = statement.name("NET"), let subject = statement.expression("DATA") else { return }
    let evaluator = Evaluator(session)
    let value = try evaluator.lookup(name, at: span)
    guard case .network(let version) = value else {
      throw evaluator.mismatch(value, expected: "a network", at: span)
    }
    let data = try evaluator.data(subject)
    let options: TrainingOptions
    do throws(DiagnosticError) {
      options = try checkedOptions(version, data, statement, evaluator)
    } catch {
      let loss = statement.term("loss").flatMap { Loss(rawValue: $0.word) } ?? .l2
      let record = NetworkVersion.TrainingRecord(data: data, loss: loss, options: TrainingOptions())
      session.standIn(name, .network(NetworkVersion(training: version, as: record, run: nil)))
      throw error
    }
    try check(version.architecture, data, options, evaluator, at: span.union(subject.span))
    if !session.isChecking { try checkNumbers(data, at: subject.span) }
    warnOfNewCosine(version, options, statement, session)
    let record = NetworkVersion.TrainingRecord(data: data, loss: options.loss, options: options)
    let run = session.isChecking ? nil : try start(version, record, statement, session)
    session.define(name, .network(NetworkVersion(training: version, as: record, run: run)))
  }

  /// What a statement asks for, once it is known that a training may take that long and that much memory.
  private static func checkedOptions(
    _ version: NetworkVersion, _ data: DataValue, _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> TrainingOptions {
    let options = try TrainingArguments.options(statement, evaluator)
    try checkBudget(options, data, evaluator.session, at: statement)
    try checkMemory(version.architecture, data, options, evaluator.session, at: statement)
    return options
  }

  /// Says that a cosine which spans each training does not go on where the last one ended.
  private static func warnOfNewCosine(
    _ version: NetworkVersion, _ options: TrainingOptions, _ statement: Statement, _ session: Session
  ) {
    guard version.training != nil, case .cosine(_, _, nil) = options.schedule else { return }
    session.warn(
      Diagnostic(
        .note, code: "N0511", "this cosine begins anew, though '\(version.name)' has been trained before",
        at: statement.argument("rate")?.value.span ?? statement.span,
        hint: "one with 'steps' goes on: it counts all steps of the network"))
  }

  /// A training of no steps refuses what a real one would.
  private static func check(
    _ network: Network, _ data: DataValue, _ options: TrainingOptions, _ evaluator: Evaluator,
    at span: Span
  ) throws(DiagnosticError) {
    var options = options
    options.length = .steps(0)
    options.frameCount = 0
    var generator = Generator.swiftNN(seed: 0)
    try evaluator.engine(at: span) { () throws(EngineError) in
      _ = try Training.run(network, on: data.dataset, options: options, generator: &generator)
    }
  }

  private static func checkBudget(
    _ options: TrainingOptions, _ data: DataValue, _ session: Session, at statement: Statement
  ) throws(DiagnosticError) {
    let steps = options.stepCount(points: data.dataset.count)
    guard steps > session.context.limits.steps else { return }
    throw DiagnosticError(
      Diagnostic(
        code: "E0502", "\(steps) steps are more than the \(session.context.limits.steps) allowed",
        at: statement.argument("steps")?.value.span ?? statement.span, hint: "allow more with --max-steps"))
  }

  /// Refuses a training that would not fit the memory.
  private static func checkMemory(
    _ network: Network, _ data: DataValue, _ options: TrainingOptions, _ session: Session,
    at statement: Statement
  ) throws(DiagnosticError) {
    let limit = session.context.limits.memory
    guard options.memory(network, points: data.dataset.count) > Double(limit) else { return }
    throw DiagnosticError(
      Diagnostic(
        code: "E0404", "this training needs more memory than the \(limit / 1_048_576) MiB allowed",
        at: statement.argument("record")?.value.span ?? statement.span,
        hint: "record fewer frames, make fewer steps or smaller batches, or allow more with --max-memory"))
  }

  /// Refuses points and targets that are not finite numbers, since no training could begin with them.
  private static func checkNumbers(_ data: DataValue, at span: Span) throws(DiagnosticError) {
    guard let (part, row, column, number) = data.dataset.firstNonFinite else { return }
    let place = column.map { "[\(row), \($0)]" } ?? "[\(row)]"
    throw DiagnosticError(
      Diagnostic(
        code: "E0511",
        "\(data.name).\(part)\(place) is \(number.isNaN ? "NaN" : "infinite"), and a training "
          + "needs numbers", at: span, hint: "leave this point out, or see how its value was computed"))
  }

  /// Starts the training on a thread of its own; one that draws from a stream is waited for, since the
  /// draws below come after its own.
  private static func start(
    _ version: NetworkVersion, _ record: NetworkVersion.TrainingRecord, _ statement: Statement,
    _ session: Session
  ) throws(DiagnosticError) -> TrainingRun {
    let network = try version.network()
    let generator = session.drawing { $0 }
    let work = TrainingWork(
      network: network, record: record, generator: generator, name: version.name, span: statement.span,
      context: session.context)
    let run = TrainingRun(in: session.context.pool) { work.train() }
    session.started(run, work)
    if generator.isStream, record.options.batchSize != nil || network.layers.contains(where: \.draws) {
      let left = try run.finished().generator
      session.drawing { $0 = left }
    }
    return run
  }
}

/// Everything a training needs on its thread.
struct TrainingWork: Sendable {
  let network: Network
  let dataset: Dataset
  let options: TrainingOptions
  let generator: Generator
  let name: String
  let span: Span
  let context: RunContext

  init(
    network: Network, record: NetworkVersion.TrainingRecord, generator: Generator, name: String,
    span: Span, context: RunContext
  ) {
    self.network = network
    dataset = record.data.dataset
    options = record.options
    self.generator = generator
    self.name = name
    self.span = span
    self.context = context
  }

  /// Trains; what the engine refuses becomes a diagnostic.
  func train() -> TrainingRun.Outcome {
    let report = context.progress
    var control = TrainingControl(
      helpers: context.pool.helpers, isCancelled: { [context] in context.mustStop })
    if let report {
      control.progress = { [name] progress in
        report(
          TrainingReport(name: name, step: progress.step, steps: progress.steps, loss: progress.loss))
      }
    }
    do throws(EngineError) {
      var generator = generator
      let result = try Training.run(
        network, on: dataset, options: options, generator: &generator, control: control)
      if case .cancelled = result.outcome {
        return .failure(context.stopped(at: span))
      }
      return .success(TrainingRun.Finished(result: result, generator: generator))
    } catch {
      return .failure(
        DiagnosticError(Diagnostic(code: error.code, error.message, at: span, hint: error.hint)))
    }
  }

  /// What to say about how a training ended.
  func warning(_ result: TrainingResult) -> Diagnostic? {
    guard case .diverged(let step) = result.outcome else { return nil }
    if step == 1 {
      return Diagnostic(
        .warning, code: "W0510", "the loss of '\(name)' is not finite before its first update", at: span,
        hint: "bring the data nearer to 1, for example with 'standardize: true'", isFailure: true)
    }
    return Diagnostic(
      .warning, code: "W0510", "the training of '\(name)' diverged at step \(step)", at: span,
      hint: "try a smaller rate, or clip the gradient", isFailure: true)
  }
}

extension LayerPlan {
  /// Whether training draws random numbers for it.
  fileprivate var draws: Bool {
    switch self {
    case .dropout: true
    case .residual(let layers): layers.contains(where: \.draws)
    default: false
    }
  }
}
