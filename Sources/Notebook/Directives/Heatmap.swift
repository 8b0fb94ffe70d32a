import Engine
import Plotting
import Source

/// `heatmap EXPR, …`: matrices as coloured cells, side by side.
enum HeatmapDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "heatmap", "draws matrices as coloured cells, several side by side",
    forms: [SubjectForm("heatmap", [.expressions("EXPR")])],
    arguments: FigureArguments.words + [
      ArgumentDeclaration("x-label", .text, "the name of the columns"),
      ArgumentDeclaration("y-label", .text, "the name of the rows"),
      ArgumentDeclaration("x-names", .expression, "names in place of the numbers of the columns"),
      ArgumentDeclaration("y-names", .expression, "names in place of the numbers of the rows"),
      ArgumentDeclaration(
        "values", .flag, default: "up to 144 cells a matrix, where all have room",
        "whether the cells show their numbers"),
      ArgumentDeclaration("value-label", .text, "what the numbers measure, above the colours"),
    ] + ColorOptions.arguments + [FigureArguments.panelNames, FigureArguments.layout],
    example: "heatmap gradient(loss, logits), -targets, colors: grey")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    let options = try PlotOptions(statement, evaluator)
    let look = try Look(statement, evaluator)
    var groups = NamedGroups<(matrix: Tensor, list: Int)>()
    var lists: [[[Double]]] = []
    for expression in statement.expressions("EXPR") {
      let matrices = try matrices(expression, evaluator)
      groups.append(
        session.source.string(expression.span), matrices.map { ($0.name, ($0.matrix, lists.count)) })
      lists.append(matrices.map(\.matrix.values))
    }
    let matrices = groups.members.map(\.value.matrix)
    for matrix in matrices { try look.check(matrix, statement) }
    let names = try options.names(for: groups.members.map(\.name))
    let (colors, numbers) = (look.colors(of: lists), look.numbers(in: matrices))
    var panels = groups.members.map { look.panel($0.value.matrix, colors[$0.value.list], numbers) }
    for (place, name) in names.enumerated() { panels[place].title = name }
    let sizes = matrices.map(Look.size)
    if panels.count == 1, statement.argument("names") == nil { panels[0].title = nil }
    if session.isChecking { return }
    // Beside its colours a matrix needs room for its cells.
    let figure = options.figure(panels, columns: min(3, max(1, Int(session.figureWidth / 190))))
    let width = session.figureWidth / Double(figure.columns)
    let heights = stride(from: 0, to: sizes.count, by: figure.columns).map { start in
      panelHeight(sizes[start..<min(start + figure.columns, sizes.count)], width: width)
    }
    session.show(figure, height: heights.reduce(60, +))
  }

  /// How high a row of panels is: cells are no higher than wide, as far as the bar of the colours can spare the room.
  private static func panelHeight(_ sizes: ArraySlice<Look.Size>, width: Double) -> Double {
    let squares = sizes.map { size in
      let height = (width - 110) / Double(max(size.columns, 1)) * Double(size.rows)
      // A column has cells that are as wide as need be.
      return size.columns == 1 ? min(height, max(width - 110, 12 * Double(size.rows))) : height
    }
    return min(max(squares.max() ?? 0, 150), 340)
  }

  /// The matrix that an expression is, or the matrices of a list such as the weights of a network.
  private static func matrices(
    _ expression: Expression, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> [(name: String, matrix: Tensor)] {
    let name = evaluator.session.source.string(expression.span)
    guard case .list(let elements, let base) = try evaluator.value(expression) else {
      return [(name, try matrix(try evaluator.tensor(expression), at: expression.span))]
    }
    let names = evaluator.names(ofElements: elements.count, base: base, of: expression)
    return try zip(names, elements).map { name, element throws(DiagnosticError) in
      let tensor = evaluator.session.value(try evaluator.variable(element, at: expression.span))
      return (name, try matrix(tensor, at: expression.span))
    }
  }

  private static func matrix(_ tensor: Tensor, at span: Span) throws(DiagnosticError) -> Tensor {
    guard tensor.rank == 2 || tensor.rank == 1 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0703", "a heatmap needs a matrix, not a tensor of shape \(Shape.text(tensor.shape))",
          at: span))
    }
    return tensor
  }
}

/// How matrices are drawn.
private struct Look {
  private let colors: ColorOptions
  private let names: (x: [String]?, y: [String]?)
  private let showsValues: Bool?
  private let label: String?

  init(_ statement: Statement, _ evaluator: Evaluator) throws(DiagnosticError) {
    colors = try ColorOptions(statement, evaluator)
    names = (try statement.texts("x-names", evaluator), try statement.texts("y-names", evaluator))
    showsValues = try statement.flag("values", evaluator)
    label = try statement.text("value-label", evaluator)
  }

  /// Refuses names that are not as many as the rows or the columns.
  func check(_ matrix: Tensor, _ statement: Statement) throws(DiagnosticError) {
    let (rows, columns) = Self.size(matrix)
    try statement.check(names.x, of: "x-names", unless: columns, columns == 1 ? "column" : "columns")
    try statement.check(names.y, of: "y-names", unless: rows, rows == 1 ? "row" : "rows")
  }

  typealias Size = (rows: Int, columns: Int)

  /// A vector is one row.
  static func size(_ matrix: Tensor) -> Size {
    (matrix.rank == 2 ? matrix.shape[0] : 1, matrix.shape[matrix.rank - 1])
  }

  /// The scale of each list of matrices: the matrices of one list are one quantity, and so are lists of which each
  /// takes half of the scale of all, so that equal colours mean equal numbers.
  func colors(of lists: [[[Double]]]) -> [ColorScale] {
    let own = lists.map(colors.scale(forAll:))
    let shared = colors.scale(forAll: lists.flatMap(\.self))
    guard let range = shared.range, own.allSatisfy({ $0.kind == shared.kind }) else { return own }
    let takesHalf = lists.allSatisfy { list in
      let numbers = list.joined().filter(\.isFinite)
      guard let low = numbers.min(), let high = numbers.max() else { return true }
      let reach = shared.kind == .sequential ? high / 2 - low / 2 : max(abs(low), abs(high)) / 2
      return reach >= (range.upperBound / 2 - range.lowerBound / 2) / 2
    }
    return takesHalf ? lists.map { _ in shared } : own
  }

  /// Whether the matrices show their numbers, all of them or none as long as the author does not ask for them.
  func numbers(in matrices: [Tensor]) -> RasterMark.Values {
    if let showsValues { return showsValues ? .wanted : .hidden }
    return matrices.allSatisfy { $0.count <= 144 } ? .fitting : .hidden
  }

  func panel(_ matrix: Tensor, _ color: ColorScale, _ numbers: RasterMark.Values) -> Panel {
    let (rows, columns) = Self.size(matrix)
    guard matrix.count > 0 else { return Panel([]) }
    return .matrix(
      matrix.values, rows: rows, columns: columns, label: label,
      numbers: numbers, rowNames: names.y, columnNames: names.x, color: color)
  }
}
