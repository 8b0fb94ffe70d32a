import Engine
import Plotting
import Source

/// One run of a notebook: its names, its tape and what its cells have shown so far.
///
/// A session either checks or runs. A checking session does everything but train, draw and judge
/// expectations, so that whatever can be known without training is known before any training starts.
final class Session {
  /// Whether it checks or runs.
  enum Mode {
    case checking, running
  }

  let mode: Mode
  let context: RunContext
  let source: SourceText
  var tape: Tape
  private(set) var randomness: Randomness
  /// What each name means below the statements run so far.
  private(set) var names: [String: Binding] = [:]
  /// The sweeps that names were defined by last.
  private var sweeps: [String: SweepRuns] = [:]
  /// The ways that `minimize` took, by the points where they end.
  private var descents: [Variable: DescentRecord] = [:]
  /// Names that keep a meaning though their statement failed.
  private var standIns: Set<String> = []
  /// The cell being run.
  var cell: Cell?
  /// What the current cell has shown.
  var outputs: [CellOutput] = []
  /// The values among them.
  var values: [ShownValue] = []
  /// What went wrong or is worth a word, besides what was thrown.
  var warnings: [Diagnostic] = []
  /// Where the current statement's part of the tape begins.
  private(set) var statementStart = 0
  /// The generator of the current statement, and where it came from.
  private var draw: StatementDraw?
  private var leafCache = LeafCache()
  /// Trainings that were started, by cell, with what to say about how they end.
  private(set) var trainings: [(cell: Int, run: TrainingRun, work: TrainingWork)] = []

  /// What a name stands for.
  enum Binding {
    case value(Value)
    /// Its statement failed; what it could not be is said in a word: made, trained.
    case unavailable(String)
  }

  init(_ mode: Mode, _ document: NotebookDocument, _ context: RunContext) {
    self.mode = mode
    source = document.source
    self.context = context
    tape = Tape(memoryBudget: context.limits.memory, mustStop: { context.mustStop })
    randomness = Randomness(document.frontMatter)
  }

  /// The tensor at a node of the tape.
  ///
  /// Go through this and not through `tape.value`: there the tape would be copied before the arguments of the
  /// call, which may grow it, are computed.
  func value(_ variable: Variable) -> Tensor { tape.value(variable) }

  /// Whether nothing is trained, drawn or judged.
  var isChecking: Bool { mode == .checking }

  /// Gives a name its meaning for everything below.
  func define(_ name: String, _ value: Value) {
    names[name] = .value(value)
    sweeps[name] = nil
  }

  /// Gives a name back what it meant before; `nil` where it meant nothing.
  func restore(_ name: String, _ binding: Binding?) {
    names[name] = binding
    sweeps[name] = nil
  }

  /// Gives every name of a sweep the list of what it meant in each run.
  func collect(_ runs: SweepRuns) {
    for name in runs.names {
      define(name, .list(runs[name] ?? [], base: 0))
      sweeps[name] = runs
    }
  }

  /// The runs that a name collects, where a sweep defined it last.
  func runs(behind name: String) -> SweepRuns? { sweeps[name] }

  /// Remembers the way to a point that stays on the tape.
  func keep(_ descent: DescentRecord, behind variable: Variable) { descents[variable] = descent }

  /// The way to a point, where a `minimize` found it.
  func descent(behind variable: Variable) -> DescentRecord? { descents[variable] }

  /// Gives a name a meaning by which what follows can be checked, though its statement is about to fail.
  func standIn(_ name: String, _ value: Value) {
    guard isChecking else { return }
    define(name, value)
    standIns.insert(name)
  }

  /// Makes a name unavailable, since the statement that defines or trains it failed.
  func poison(_ name: String, by statement: Statement? = nil) {
    guard standIns.remove(name) == nil else { return }
    names[name] = .unavailable(statement?.directive == TrainDirective.self ? "trained" : "made")
  }

  /// Shows something in the current cell.
  func show(_ output: CellOutput) {
    if !isChecking { outputs.append(output) }
  }

  /// Remembers a training, so that how it ended can be told.
  func started(_ run: TrainingRun, _ work: TrainingWork) {
    trainings.append((cell?.index ?? 0, run, work))
  }

  /// Waits until no training runs beside what is done next.
  func waitForTrainings() {
    for (_, run, _) in trainings { _ = try? run.result() }
  }

  /// Says something about a place that does not stop the notebook; only when running.
  func warn(_ diagnostic: Diagnostic) {
    if !isChecking { warnings.append(diagnostic) }
  }
}

// MARK: - Statements

extension Session {
  /// Runs one statement; what it leaves on the tape stays only if it defines names.
  func run(_ written: Statement) throws(DiagnosticError) {
    let statement = try written.resolvingWords(Evaluator(self))
    try checkCancellation(at: written.span)
    let defines = !statement.directive.definedNames(statement).isEmpty
    let mark = tape.mark()
    statementStart = tape.count
    let outer = draw
    draw = try StatementDraw(statement, in: self)
    defer {
      finishDrawing()
      draw = outer
      if !defines { forgetTape(since: mark) }
    }
    try statement.directive.run(statement, in: self)
  }

  /// Frees what was computed since a mark, when nothing below can refer to it.
  func forgetTape(since mark: Tape.Mark) {
    tape.rewind(to: mark)
    leafCache.keep(below: tape.count)
  }

  /// Runs some work whose values are needed only inside it.
  func scratch<Result>(
    _ work: () throws(DiagnosticError) -> Result
  ) throws(DiagnosticError) -> Result {
    let mark = tape.mark()
    defer { forgetTape(since: mark) }
    return try work()
  }

  func checkCancellation(at span: Span) throws(DiagnosticError) {
    if context.mustStop { throw context.stopped(at: span) }
  }
}

// MARK: - Random draws

/// The generator of one statement, which all its draws go through in order.
private struct StatementDraw {
  let seed: UInt64?
  let random: RandomSpecification?
  var generator: Generator

  init(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    seed = try statement.integer("seed", evaluator, atLeast: 0).map(UInt64.init)
    random = try statement.term("random").map { term throws(DiagnosticError) in
      try RandomSpecification(term, evaluator)
    }
    let name = statement.directive.definedNames(statement).first ?? ""
    let base = session.randomness.generator(for: name, seed: seed, random: random)
    generator = statement.directive == TrainDirective.self ? base.split("train") : base
  }
}

extension Session {
  /// Draws random numbers for the current statement.
  func drawing<Result>(_ body: (inout Generator) -> Result) -> Result {
    guard var current = draw else {
      var generator = randomness.generator(for: "", seed: nil, random: nil)
      defer { randomness.keep(generator, seed: nil, random: nil) }
      return body(&generator)
    }
    defer { draw = current }
    return body(&current.generator)
  }

  private func finishDrawing() {
    guard let finished = draw else { return }
    randomness.keep(finished.generator, seed: finished.seed, random: finished.random)
  }
}

// MARK: - Networks and data sets on the tape

/// Which nodes of the tape hold the parameters of which network, and the points of which data set.
///
/// They must be the same nodes each time, or a gradient with respect to them would find nothing.
private struct LeafCache {
  private var entries: [ObjectIdentifier: (owner: AnyObject, variables: [Variable])] = [:]

  subscript(owner: AnyObject) -> [Variable]? {
    get { entries[ObjectIdentifier(owner)]?.variables }
    set { entries[ObjectIdentifier(owner)] = newValue.map { (owner, $0) } }
  }

  /// Forgets what is no longer on a tape of so many nodes.
  mutating func keep(below count: Int) {
    entries = entries.filter { _, entry in entry.variables.allSatisfy { $0.index < count } }
  }
}

extension Session {
  /// The nodes of the tape that hold the parameters of a network, where it has been used.
  func knownParameters(of version: NetworkVersion) -> [Variable]? { leafCache[version] }

  /// The parameters of a network as nodes of the tape, the same ones each time.
  func parameters(of version: NetworkVersion) throws(DiagnosticError) -> [Variable] {
    if let known = leafCache[version] { return known }
    var variables: [Variable] = []
    for parameter in try version.network().parameters { variables.append(tape.leaf(parameter.value)) }
    leafCache[version] = variables
    return variables
  }

  /// The nodes of the tape that hold the points and targets of a data set, where it has been used.
  func knownPoints(of data: DataValue) -> (x: Variable, y: Variable)? {
    leafCache[data.identity].map { ($0[0], $0[1]) }
  }

  /// The points and targets of a data set as nodes of the tape, the same ones each time.
  func points(of data: DataValue) -> (x: Variable, y: Variable) {
    if let known = knownPoints(of: data) { return known }
    let x = tape.leaf(data.dataset.x.withoutUnitColumn)
    let y = tape.leaf(data.dataset.y.withoutUnitColumn)
    leafCache[data.identity] = [x, y]
    return (x, y)
  }
}
