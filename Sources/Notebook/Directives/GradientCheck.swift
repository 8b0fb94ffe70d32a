import Engine
import Source

/// `gradient-check f` and `gradient-check net on data`: backpropagation against central differences.
enum GradientCheckDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "gradient-check", "compares backpropagation with central differences, value by value",
    forms: [SubjectForm("check", [.expression("EXPR"), .optional([.word("on"), .expression("DATA")])])],
    arguments: [
      ArgumentDeclaration("h", .number(1e-12...1), default: "1e-5", "the step of the differences"),
      ArgumentDeclaration(
        "loss", .word(TrainingArguments.losses), default: "the training's", "the loss of a network"),
    ],
    example: "gradient-check net on curve")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    guard let subject = statement.expression("EXPR") else { return }
    let evaluator = Evaluator(session)
    let step = try statement.number("h", evaluator, in: 1e-12...1) ?? 1e-5
    let items: GradientComparison.Items
    if let points = statement.expression("DATA") {
      items = try ofNetwork(subject, points, statement, evaluator)
    } else {
      items = try ofValue(subject, evaluator)
    }
    if session.isChecking { return }
    let rows = try items.checked.map { item throws(DiagnosticError) in
      try evaluator.engine(at: subject.span) { () throws(EngineError) in
        try GradientComparison(item, of: items.root, step: step, on: session.tape)
      }
    }
    session.show(.table(GradientComparison.table(rows)))
  }

  /// Every named value on the way to a number.
  private static func ofValue(
    _ subject: Expression, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> GradientComparison.Items {
    let value = try evaluator.value(subject)
    if case .network(let version) = value {
      throw DiagnosticError(
        Diagnostic(
          code: "E0303", "the gradient of a network needs data", at: subject.span,
          hint: "write 'gradient-check \(version.name) on DATA'"))
    }
    let backpropagation = try Backpropagation(subject, evaluator)
    let entries = backpropagation.named.entries.filter { $0.variable != backpropagation.root }
    guard !entries.isEmpty else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0309", "no named value leads to this one", at: subject.span,
          hint: "name what to differentiate by with 'define'"))
    }
    return (
      backpropagation.root,
      entries.map { ($0.name, $0.variable, backpropagation.gradient(of: $0.variable, in: evaluator.session)) }
    )
  }

  /// The points must be as wide as the network's inputs.
  private static func check(
    _ dataset: Dataset, _ version: NetworkVersion, at span: Span
  ) throws(DiagnosticError) {
    let (inputs, features) = (version.architecture.inputCount, dataset.featureCount)
    guard inputs != features else { return }
    throw DiagnosticError(
      Diagnostic(
        code: "E0401",
        "'\(version.name)' has \(inputs) \(inputs == 1 ? "input" : "inputs"), but a point of this data has "
          + "\(features) \(features == 1 ? "feature" : "features")",
        at: span, hint: "each feature needs an input"))
  }

  /// Every parameter of a network: the gradients that its training uses.
  private static func ofNetwork(
    _ subject: Expression, _ points: Expression, _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> GradientComparison.Items {
    let version = try evaluator.network(subject)
    let dataset = try evaluator.data(points).dataset
    let word = statement.term("loss").flatMap { Loss(rawValue: $0.word) }
    let loss = word ?? version.lastTraining?.loss ?? (dataset.classes == nil ? .l2 : .crossEntropy)
    try check(dataset, version, at: points.span)
    let network = try version.network()
    let span = subject.span.union(points.span)
    let session = evaluator.session
    let gradients = try evaluator.engine(at: span) { () throws(EngineError) in
      try network.gradient(of: loss, on: dataset).gradients
    }
    let parameters = network.parameters.map { session.tape.leaf($0.value) }
    let input = session.tape.leaf(dataset.x)
    let output = try evaluator.engine(at: span) { () throws(EngineError) in
      try network.record(on: &session.tape, parameters: parameters, input: input, statistics: .ofBatch)
    }
    let root = try evaluator.loss(loss, output, session.tape.leaf(dataset.y), at: span)
    return (root, parameters.indices.map { (network.parameters[$0].name, parameters[$0], gradients[$0]) })
  }
}

/// One value's gradient by backpropagation beside central differences.
private struct GradientComparison {
  typealias Item = (name: String, variable: Variable, gradient: Tensor)
  typealias Items = (root: Variable, checked: [Item])
  /// Of a value with more entries, so many are checked at equal distances.
  private static let entryLimit = 200

  let name: String
  let entryCount: Int
  private(set) var checkedCount = 0
  private(set) var absolute = 0.0
  private(set) var relative = 0.0
  private(set) var passes = true
  /// Whether some derivative, or a value that it is compared by, is infinite or not a number.
  private(set) var isFinite = true
  /// Whether the value is labels, which cannot be moved a little.
  private(set) var takesWholeNumbers = false

  init(_ item: Item, of root: Variable, step: Double, on tape: Tape) throws(EngineError) {
    name = item.name
    let value = tape.value(item.variable)
    entryCount = value.count
    let scale = max(1, abs(tape.value(root)[0]))
    var values = value.values
    for entry in Self.entries(of: value.count) {
      let original = values[entry]
      let (above, below) = (original + step, original - step)
      var sides: [Double] = []
      do throws(EngineError) {
        for nudged in [above, below] {
          values[entry] = nudged
          let changed = try Tensor(shape: value.shape, values: values)
          sides.append(try tape.replay(root, replacing: [item.variable: changed])[0])
        }
      } catch .notAnInteger, .invalidValue {
        takesWholeNumbers = true
        return
      }
      values[entry] = original
      compare(item.gradient[entry], (sides[0] - sides[1]) / (above - below), scale: scale)
    }
  }

  private static func entries(of count: Int) -> [Int] {
    guard count > entryLimit else { return Array(0..<count) }
    return (0..<entryLimit).map { $0 * count / entryLimit }
  }

  /// Differences of rounding are about 1e-16·|f| / h, those of the method about h².
  private mutating func compare(_ exact: Double, _ numeric: Double, scale: Double) {
    checkedCount += 1
    guard exact.isFinite, numeric.isFinite else {
      isFinite = false
      passes = false
      return
    }
    let difference = abs(exact - numeric)
    let size = max(abs(exact), abs(numeric))
    absolute = max(absolute, difference)
    if difference > 0 { relative = max(relative, size > 0 ? difference / size : 0) }
    passes = passes && difference <= 1e-7 * scale + 1e-5 * size
  }

  static func table(_ rows: [GradientComparison]) -> Table {
    let isSampled = rows.contains { $0.checkedCount < $0.entryCount && !$0.takesWholeNumbers }
    let failed = rows.count { !$0.passes && $0.isFinite }
    let unknown = rows.count { !$0.isFinite }
    let labels = rows.count(where: \.takesWholeNumbers)
    let notes = [
      failed > 0
        ? "\(failed) of \(rows.count) fail; at a kink, or where 'h' is large, the two may differ" : nil,
      unknown > 0 ? "\(unknown) of \(rows.count) cannot be compared: their numbers are not finite" : nil,
      labels > 0
        ? "\(labels) of \(rows.count) \(labels == 1 ? "has" : "have") no derivative: labels are whole numbers"
        : nil,
      isSampled ? "of large values, \(entryLimit) entries are checked" : nil,
    ].compactMap(\.self)
    return Table(
      columns: [
        Table.Column("value", .left), Table.Column("entries"), Table.Column("largest difference"),
        Table.Column("relative"), Table.Column("verdict", .left),
      ],
      rows: rows.map(\.cells),
      note: (failed + unknown == 0 ? ["all pass"] + notes : notes).joined(separator: "; "))
  }

  private func differs(_ difference: Double) -> String {
    isFinite && !takesWholeNumbers ? NumberText.rounded(difference, digits: 2) : "–"
  }

  private var verdict: String {
    takesWholeNumbers ? "whole numbers" : passes ? "pass" : isFinite ? "fail" : "not finite"
  }

  private var cells: [Table.Entry] {
    [
      Table.Entry(name), Table.Entry(Double(entryCount), text: String(entryCount)),
      Table.Entry(absolute, text: differs(absolute)),
      Table.Entry(relative, text: differs(relative)),
      Table.Entry(verdict),
    ]
  }
}
