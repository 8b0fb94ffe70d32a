import Engine
import Plotting
import Source

/// `plot curve`, `plot x, y` and `plot v`: data sets and vectors.
enum ValuesPlot {
  static func run(
    _ statement: Statement, _ options: PlotOptions, _ session: Session
  ) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    let expressions = statement.expressions("EXPR")
    let values = try expressions.map { expression throws(DiagnosticError) in
      try evaluator.valueOverRuns(expression)
    }
    if case .data(let data)? = values.first, values.count == 1 {
      return session.show(panel(of: data), options)
    }
    let names = expressions.map { session.source.string($0.span) }
    let vectors = try zip(values, expressions).map { value, expression throws(DiagnosticError) in
      try vector(value, at: expression.span, evaluator)
    }
    session.show(try panel(of: vectors, names, options, at: statement.span), options)
  }

  /// A data set: its points, coloured by class where there are classes.
  static func panel(of data: DataValue) -> Panel {
    let dataset = data.dataset
    let columns = dataset.x.columns
    if dataset.classes == nil, dataset.featureCount == 1 {
      let marks = dataset.y.columns.map { Mark.dot(DotMark(x: columns[0], y: $0)) }
      return Panel(marks, x: Axis("x"), y: Axis("y"))
    }
    let (x, y) = (columns[0], columns.count > 1 ? columns[1] : columns[0])
    guard let classes = dataset.classes else {
      let dots = DotMark(x: x, y: y, values: dataset.y.columns.first)
      return Panel([.dot(dots)], x: Axis("x₁"), y: Axis("x₂"), isEqualAspect: true)
    }
    return Panel(
      Self.dots(x, y, labels: dataset.y.values, classes: classes), x: Axis("x₁"), y: Axis("x₂"),
      isEqualAspect: true)
  }

  /// The points of each class as a series of its own.
  static func dots(_ x: [Double], _ y: [Double], labels: [Double], classes: Int) -> [Mark] {
    (0..<classes).map { label in
      let members = labels.indices.filter { labels[$0] == Double(label) }
      return .dot(DotMark(x: members.map { x[$0] }, y: members.map { y[$0] }, series: "class \(label)"))
    }
  }

  private static func vector(
    _ value: Value, at span: Span, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> [Double] {
    let tensor = evaluator.session.value(try evaluator.variable(value, at: span)).withoutUnitColumn
    guard tensor.rank == 1 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0703", "a plot needs vectors, not a tensor of shape \(Shape.text(tensor.shape))", at: span,
          hint: tensor.rank == 0 ? "for a function, write 'for x in -1...1'" : "use 'heatmap' for a matrix"))
    }
    return tensor.values
  }

  /// One vector over its index, or the later ones over the first.
  private static func panel(
    of vectors: [[Double]], _ names: [String], _ options: PlotOptions, at span: Span
  ) throws(DiagnosticError) -> Panel {
    guard vectors.count > 1 else {
      let index = vectors[0].indices.map(Double.init)
      return Panel(options.line(x: index, y: vectors[0], series: nil), x: Axis("index"), y: Axis(names[0]))
    }
    guard vectors.allSatisfy({ $0.count == vectors[0].count }) else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0401",
          "the vectors have different lengths: \(vectors.map { String($0.count) }.joined(separator: ", "))",
          at: span))
    }
    let isOrdered = zip(vectors[0], vectors[0].dropFirst()).allSatisfy(<)
    var marks: [Mark] = []
    for (y, name) in zip(vectors, names).dropFirst() {
      let series = vectors.count > 2 ? name : nil
      marks +=
        isOrdered
        ? options.line(x: vectors[0], y: y, series: series)
        : [.dot(DotMark(x: vectors[0], y: y, series: series))]
    }
    return Panel(marks, x: Axis(names[0]), y: Axis(vectors.count > 2 ? nil : names[1]))
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
