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
      ArgumentDeclaration("values", .flag, default: "up to 144 cells", "whether the cells show their numbers"),
      ArgumentDeclaration("value-label", .text, "what the numbers measure, above the colours"),
    ] + ColorOptions.arguments + [FigureArguments.layout],
    example: "heatmap gradient(loss, logits), -targets, colors: grey")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    let options = try PlotOptions(statement, evaluator)
    let look = try Look(statement, evaluator)
    let expressions = statement.expressions("EXPR")
    var panels: [Panel] = []
    for expression in expressions {
      var panel = look.panel(try matrix(expression, evaluator))
      if expressions.count > 1 { panel.title = session.source.string(expression.span) }
      panels.append(panel)
    }
    if session.isChecking { return }
    let figure = options.figure(panels)
    let rows = (panels.count + figure.columns - 1) / figure.columns
    session.show(figure, height: 60 + 340 * Double(rows))
  }

  private static func matrix(
    _ expression: Expression, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Tensor {
    let tensor = try evaluator.tensor(expression)
    guard tensor.rank == 2 || tensor.rank == 1, tensor.count > 0 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0703", "a heatmap needs a matrix, not a tensor of shape \(Shape.text(tensor.shape))",
          at: expression.span))
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

  func panel(_ matrix: Tensor) -> Panel {
    .matrix(
      matrix.values, rows: matrix.rank == 2 ? matrix.shape[0] : 1,
      columns: matrix.shape[matrix.rank - 1], label: label, showsValues: showsValues ?? (matrix.count <= 144),
      rowNames: names.y, columnNames: names.x, color: colors.scale(for: matrix.values))
  }
}
