import Engine
import Plotting
import Source

/// `plot curve`, `plot x, y` and `plot v`: data sets and vectors.
enum ValuesPlot {
  static let arguments =
    [
      ArgumentDeclaration("mark", .word(SeriesMarks.choices), default: "by the data", "how values are drawn"),
      ArgumentDeclaration("x-names", .expression, "names in place of the numbers of the horizontal axis"),
    ] + ColorOptions.arguments

  static func run(
    _ statement: Statement, _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    let colors = try ColorOptions(statement, evaluator)
    let expressions = statement.expressions("EXPR")
    if expressions.count == 1, case .data(let data) = try evaluator.valueOverRuns(expressions[0]) {
      try options.refuseSmoothing(statement, of: "the data set '\(data.name)'")
      try refuse(["mark", "x-names"], statement, "a data set is drawn as the points it has")
      let panel = try panel(of: data, colors, options)
      if panel.color == nil {
        try refuse(ColorOptions.names, statement, "the points have no values but their places")
      }
      return session.show(panel, options)
    }
    var columns = try Columns(expressions, evaluator, at: statement.span)
    columns.names = try statement.texts("x-names", evaluator) ?? columns.names
    for length in columns.lengths {
      try statement.check(columns.names, of: "x-names", unless: length, "values")
    }
    try columns.call(options)
    if columns.names != nil {
      try refuse(["x-scale", "x-range"], statement, "names have places in a row and no values")
    }
    try refuse(ColorOptions.names, statement, "a series has one colour")
    let mark = try mark(statement, otherwise: columns.usualMark, options)
    if session.isChecking { return }
    session.show(columns.panel(mark, options), options)
  }

  /// How the author wants series to be drawn; only lines can be smoothed.
  static func mark(
    _ statement: Statement, otherwise usual: SeriesMarks, _ options: PlotOptions
  ) throws(DiagnosticError) -> SeriesMarks {
    let mark = statement.term("mark").flatMap { SeriesMarks(rawValue: $0.word) } ?? usual
    if mark != .line { try options.refuseSmoothing(statement, of: "a plot of \(mark.noun)") }
    return mark
  }

  /// Refuses arguments that would change nothing.
  static func refuse(
    _ arguments: [String], _ statement: Statement, _ reason: String
  ) throws(DiagnosticError) {
    for name in arguments {
      guard let value = statement.argument(name)?.value else { continue }
      throw DiagnosticError(
        Diagnostic(
          code: "E0711", "'\(name)' has nothing to act on: \(reason)", at: value.span, hint: "leave it out"))
    }
  }

  /// A data set: its points, coloured by class where there are classes.
  private static func panel(
    of data: DataValue, _ colors: ColorOptions, _ options: PlotOptions
  ) throws(DiagnosticError) -> Panel {
    let dataset = data.dataset
    let columns = dataset.x.columns
    if dataset.classes == nil, dataset.featureCount == 1 {
      let outputs = dataset.y.columns
      let names = try outputs.count > 1 ? options.names(for: (1...outputs.count).map { "y \($0)" }) : []
      let marks = outputs.enumerated().map { index, values in
        Mark.dot(DotMark(x: columns[0], y: values, series: names.isEmpty ? nil : names[index]))
      }
      return Panel(marks, x: Axis("x"), y: Axis("y"))
    }
    let isPlane = columns.count > 1
    let (x, y) = (columns[0], isPlane ? columns[1] : dataset.y.columns[0])
    guard dataset.classes != nil, let classes = ClassLabels(dataset) else {
      let values = dataset.y.columns.first
      return Panel(
        [.dot(DotMark(x: x, y: y, values: values, label: dataset.y.columns.count > 1 ? "y 1" : "y"))],
        x: Axis("x₁"), y: Axis("x₂"),
        color: colors.scale(for: values ?? []), isEqualAspect: true)
    }
    // The only feature is drawn over the number of the class.
    return Panel(
      Self.dots(x, y, classes, try options.names(for: classes.names)), x: Axis(isPlane ? "x₁" : "x"),
      y: isPlane ? Axis("x₂") : Axis("class", isWhole: true), isEqualAspect: isPlane)
  }

  /// The points of each class as a series of its own.
  static func dots(
    _ x: [Double], _ y: [Double], _ classes: ClassLabels, _ names: [String]
  ) -> [Mark] {
    names.enumerated().map { label, name in
      let members = classes.labels.indices.filter { classes.labels[$0] == Double(label) }
      return .dot(
        DotMark(
          x: members.map { x[$0] }, y: members.map { y[$0] }, series: name))
    }
  }
}

/// Vectors of one length over their index or over the first of them.
private struct Columns {
  /// The common positions; nil for the index.
  private var x: (name: String, values: [Double])?
  private var series: [(name: String, values: [Double])] = []
  /// Names of the positions.
  var names: [String]?
  /// The steps of trainings or descents, if that is what the index counts.
  private let steps: Axis?
  /// What a vector that is written out is called, which is no title for an axis.
  private var written: Set<String> = []

  init(_ expressions: [Expression], _ evaluator: Evaluator, at span: Span) throws(DiagnosticError) {
    steps = try Self.steps(of: expressions, evaluator)
    var groups = NamedGroups<[Double]>()
    for (place, expression) in expressions.enumerated() {
      let value = try evaluator.valueOverRuns(expression)
      if place == 0, expressions.count > 1, case .list(let elements, _) = value,
        let texts = Statement.texts(in: elements)
      {
        names = texts
        continue
      }
      let vectors = try Self.vectors(value, expression, evaluator)
      if expression.isWrittenList { written.formUnion(vectors.map(\.name)) }
      if place == 0, expressions.count > 1, vectors.count == 1, steps == nil {
        x = vectors[0]
      } else {
        groups.append(evaluator.session.source.string(expression.span), vectors.map { ($0.name, $0.values) })
      }
    }
    series = groups.members.map { ($0.name, $0.value) }
    guard let lengths = x.map({ [$0.values.count] + series.map(\.values.count) }),
      Set(lengths).count > 1
    else { return }
    throw DiagnosticError(
      Diagnostic(
        code: "E0401",
        "the vectors have different lengths: \(lengths.map(String.init).joined(separator: ", "))", at: span,
        hint: x == nil ? nil : Self.rule))
  }

  private static let rule = "of several vectors, the first is the horizontal axis"

  /// The horizontal axis of losses, which stand over steps and under nothing; nil where something else is among them.
  private static func steps(
    of expressions: [Expression], _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Axis? {
    var axis: Axis? = .steps
    for expression in expressions {
      guard case .member("losses", _)? = expression.root?.kind else { return nil }
      let base = Expression(nodes: expression.nodes.dropLast(), span: expression.span)
      if !(try evaluator.value(base)).isOfNetworks { axis = .descent }
    }
    return axis
  }

  /// The vector that an expression is, or the vectors of a list, such as one of each run.
  private static func vectors(
    _ value: Value, _ expression: Expression, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> [(name: String, values: [Double])] {
    let name = evaluator.session.source.string(expression.span)
    if case .list(let elements, let base) = value {
      let tensors = elements.compactMap(\.variable).map { evaluator.session.value($0) }
      if tensors.count == elements.count, !tensors.isEmpty, tensors.allSatisfy({ $0.rank == 1 }) {
        let names = evaluator.names(ofElements: tensors.count, base: base, of: expression)
        return zip(names, tensors).map { ($0, $1.values) }
      }
    }
    let tensor = evaluator.session.value(try evaluator.variable(value, at: expression.span)).withoutUnitColumn
    guard tensor.rank == 1 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0703", "a plot needs vectors, not a tensor of shape \(Shape.text(tensor.shape))",
          at: expression.span,
          hint: hint(tensor, expression)))
    }
    return [(name, tensor.values)]
  }

  private static func hint(_ tensor: Tensor, _ expression: Expression) -> String {
    if tensor.rank == 0 { return "for a function, write 'for x in -1...1'" }
    return expression.isWrittenList
      ? "write the vectors without brackets around them" : "use 'heatmap' for a matrix"
  }

  /// How many values each series has.
  var lengths: [Int] { series.map(\.values.count) }

  /// Calls the series as the author says.
  mutating func call(_ options: PlotOptions) throws(DiagnosticError) {
    let names = try options.names(for: series.map(\.name), hint: x == nil ? nil : Self.rule)
    for (index, name) in names.enumerated() { series[index].name = name }
  }

  /// How the values are drawn where the author does not say.
  var usualMark: SeriesMarks { isOrdered ? .line : .dot }

  func panel(_ mark: SeriesMarks, _ options: PlotOptions) -> Panel {
    let isAlone = series.count == 1
    var marks: [Mark] = []
    for (index, column) in series.enumerated() {
      let name = isAlone ? nil : column.name
      let x = positions(column.values.count)
      marks += mark.marks(x: x, y: column.values, series: name, place: index, of: series.count, options)
    }
    return Panel(
      marks, x: positionAxis, y: Axis(isAlone ? title(series[0].name) : steps == nil ? nil : "loss"))
  }

  private var positionAxis: Axis {
    if let names { return Axis(x.flatMap { title($0.name) }, scale: .band(names)) }
    guard let x else { return steps ?? Axis("index", isWhole: true) }
    return Axis(title(x.name), isWhole: x.values.allSatisfy { $0 == $0.rounded() })
  }

  private func title(_ name: String) -> String? { written.contains(name) ? nil : name }

  private func positions(_ count: Int) -> [Double] {
    guard names == nil, let x else { return (0..<count).map(Double.init) }
    return x.values
  }

  private var isOrdered: Bool {
    guard let values = x?.values else { return true }
    return zip(values, values.dropFirst()).allSatisfy(<)
  }
}

extension Tensor {
  /// The columns of a matrix; a vector is one column.
  var columns: [[Double]] {
    guard rank == 2 else { return [values] }
    let (rows, width) = (shape[0], shape[1])
    let values = values
    return (0..<width).map { column in (0..<rows).map { values[$0 * width + column] } }
  }
}

extension ClassLabels {
  /// What the classes are called in a figure.
  var names: [String] { targets.map { "class \(NumberText.shortest($0))" } }
}
