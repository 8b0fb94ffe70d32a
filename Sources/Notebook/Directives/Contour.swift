import Engine
import Plotting
import Source

/// `contour L(u, v) for u in …, v in …`: a function of two variables as a landscape, with descents over it.
enum ContourDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "contour", "draws a function of two variables by lines of equal height",
    forms: [SubjectForm("contour", [.expression("EXPR"), .word("for"), .ranges("x", and: "y")])],
    arguments: [
      ArgumentDeclaration("path", .expression, "a 'minimize' or a list of them, drawn as paths"),
      ArgumentDeclaration("levels", .expression, default: "round ones", "the heights of the lines"),
      ArgumentDeclaration(
        "heights", .word([Choice("linear", "even"), Choice("log", "even in the logarithm")]),
        default: "by the values", "how the heights are spaced"),
      ArgumentDeclaration(
        "filled", .flag, default: "true", "whether regions are filled, or lines drawn alone"),
    ] + ColorOptions.arguments + FigureArguments.axes + FigureArguments.series,
    example: "contour L(u, v) for u in -2...2, v in -1...3, path: descent")

  /// How many cells the landscape has in each direction at first.
  private static let resolution = 90

  /// The part of an interval that is seen, so that a small part is sampled as finely as the whole.
  private static func shown(
    _ range: ClosedRange<Double>?, of interval: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    guard let part = range?.clamped(to: interval), part.lowerBound < part.upperBound else { return interval }
    return part
  }

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    guard let subject = statement.expression("EXPR") else { return }
    let evaluator = Evaluator(session)
    let axes = statement.ranges("x")
    guard axes.count == 2, axes[0].name != axes[1].name else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0701", "a contour has two variables", at: axes.last?.span ?? subject.span,
          hint: "write 'for u in -1...1, v in -1...1'"))
    }
    let options = try PlotOptions(statement, evaluator)
    let landscape = Landscape(
      expression: subject, names: axes.map(\.name),
      x: Self.shown(options.shownX, of: try axes[0].interval(evaluator)),
      y: Self.shown(options.shownY, of: try axes[1].interval(evaluator)), scales: options.axisScales,
      evaluator: evaluator)
    let levels = try levels(statement, evaluator)
    let isFilled = try statement.flag("filled", evaluator) ?? true
    let colors = try ColorOptions(statement, evaluator)
    let paths = try DescentPaths(statement, evaluator)
    let names = try options.names(for: paths.names)
    if session.isChecking {
      _ = try landscape.height(landscape.x.lowerBound, landscape.y.lowerBound)
      return
    }
    let coarse = try landscape.field(Self.resolution)
    let isLogarithmic =
      statement.term("heights").map { $0.word == "log" } ?? (!colors.includesZero && coarse.suitsLogarithm)
    let isProbability = coarse.isProbability && !isLogarithmic
    // A slope between 0 and 1 decides nothing.
    let partsClasses = isProbability && coarse.partsTwoClasses && !subject.hasDerivative
    let usual =
      isLogarithmic ? ColorScale.Kind.logarithmic : partsClasses ? .diverging(center: 0.5) : .sequential
    var color = colors.scale(otherwise: usual)
    if isProbability, color.kind != .logarithmic { color.range = color.range ?? 0...1 }
    let field = try landscape.refined(coarse, isLogarithmic)
    // Limits of colours are the edges of regions; other heights that are asked for are lines across them.
    var lines =
      isFilled && !colors.limits.isEmpty ? (levels ?? []).filter { !colors.limits.contains($0) } : []
    if isFilled, levels == nil, colors.limits.isEmpty, partsClasses { lines = [0.5] }
    let mark = ContourMark(
      field, thresholds: levels ?? (isProbability ? Self.tenths : nil), isLogarithmic: isLogarithmic,
      isFilled: isFilled, boundaries: lines,
      label: session.source.string(subject.span))
    // A path that leaves the landscape is cut at its edge, or a diverging one would shrink it to a point.
    session.show(
      Panel(
        [.contour(mark)] + paths.marks(names), x: Axis(axes[0].name, range: landscape.x),
        y: Axis(axes[1].name, range: landscape.y),
        color: color,
        isEqualAspect: isMap(landscape.x, landscape.y)), options, height: 480)
  }

  /// The heights of a probability, whose colours reach from 0 to 1 and part at one half where it decides.
  private static let tenths = (1...9).map { Double($0) / 10 }

  private static func levels(
    _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> [Double]? {
    guard case .expression(let expression)? = statement.argument("levels")?.value else { return nil }
    let levels = try evaluator.tensor(expression).values.sorted()
    guard levels.isEmpty || levels.count > ContourMark.maximumThresholds else { return levels }
    throw DiagnosticError(
      Diagnostic(
        code: "E0403",
        "a contour has 1 to \(ContourMark.maximumThresholds) lines of equal height, not \(levels.count)",
        at: expression.span, hint: "write fewer heights, or leave 'levels' out"))
  }

  /// Whether the intervals are about equally long, so that they may be in one unit and a circle is to look like one.
  private static func isMap(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> Bool {
    let ratio = (x.upperBound / 2 - x.lowerBound / 2) / (y.upperBound / 2 - y.lowerBound / 2)
    return ratio >= 0.5 && ratio <= 2
  }
}

/// An expression as a function of two numbers.
private struct Landscape {
  let expression: Expression
  let names: [String]
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  /// In what the samples are even.
  let scales: (x: Axis.Scale, y: Axis.Scale)
  let evaluator: Evaluator

  func height(_ u: Double, _ v: Double) throws(DiagnosticError) -> Double {
    let session = evaluator.session
    return try session.scratch { () throws(DiagnosticError) in
      let bound = [
        names[0]: Value.tensor(session.tape.leaf(Tensor(u))), names[1]: .tensor(session.tape.leaf(Tensor(v))),
      ]
      return try evaluator.binding(bound).number(expression)
    }
  }

  func field(_ count: Int) throws(DiagnosticError) -> Field {
    let (us, vs) = (Field.centers(count, in: x, scales.x), Field.centers(count, in: y, scales.y))
    var values: [Double] = []
    for v in vs {
      try evaluator.session.checkCancellation(at: expression.span)
      for u in us { values.append(try height(u, v)) }
    }
    return Field(columns: count, rows: count, values: values, x: x, y: y, even: scales)
  }

  /// The field with more samples where it bends.
  func refined(_ field: Field, _ isLogarithmic: Bool) throws(DiagnosticError) -> Field {
    let refinement = FieldRefinement(field, isLogarithmic: isLogarithmic)
    try evaluator.session.checkCancellation(at: expression.span)
    var values: [Double] = []
    for (u, v) in zip(refinement.x, refinement.y) { values.append(try height(u, v)) }
    return refinement.field(values)
  }
}

/// The paths of descents over a landscape.
private struct DescentPaths {
  private var paths: [(name: String, x: [Double], y: [Double])] = []

  init(_ statement: Statement, _ evaluator: Evaluator) throws(DiagnosticError) {
    guard case .expression(let expression)? = statement.argument("path")?.value else { return }
    let elements = try evaluator.elements(expression)
    var groups = NamedGroups<Value>()
    for (element, name) in zip(elements, evaluator.names(ofElements: elements.count, of: expression)) {
      if case .list(let runs, _) = element {
        groups.append(name, zip(evaluator.names(ofRuns: runs.count, behind: name), runs).map { ($0, $1) })
      } else {
        groups.append(name, [(name, element)])
      }
    }
    for (name, value) in groups.members {
      let columns = try Self.matrix(value, at: expression.span, evaluator).columns
      paths.append((name, columns[0], columns[1]))
    }
  }

  /// The path behind the last point of a descent, or a matrix with a point a row.
  private static func matrix(
    _ value: Value, at span: Span, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Tensor {
    let variable = try evaluator.variable(value, at: span)
    let matrix = try evaluator.engine(at: span) { () throws(EngineError) in
      try evaluator.session.descent(behind: variable)?.path() ?? evaluator.session.value(variable)
    }
    guard matrix.rank == 2, matrix.shape[1] == 2 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0401", "a path needs points of two numbers, not the shape \(Shape.text(matrix.shape))",
          at: span, hint: "use the name of a 'minimize … as NAME' over two variables"))
    }
    return matrix
  }

  /// What the author calls the paths.
  var names: [String] { paths.map(\.name) }

  /// Each path as a line, and above all lines a dot at every end.
  func marks(_ names: [String]) -> [Mark] {
    let lines = zip(paths, names).map { path, name in
      Mark.line(LineMark(x: path.x, y: path.y, series: name, style: MarkStyle(size: 2)))
    }
    let ends = zip(paths, names).map { path, name in
      var ends = DotMark(
        x: [path.x.first, path.x.last].compactMap(\.self), y: [path.y.first, path.y.last].compactMap(\.self),
        series: name, style: MarkStyle(size: 7))
      ends.origin = .derived
      return Mark.dot(ends)
    }
    return lines + ends
  }
}
