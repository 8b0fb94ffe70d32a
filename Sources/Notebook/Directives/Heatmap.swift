import Engine
import Plotting
import Source

/// `heatmap EXPR, …`: matrices as coloured cells, side by side.
enum HeatmapDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "heatmap", "draws matrices as coloured cells, several side by side",
    forms: [SubjectForm("heatmap", [.expressions("EXPR")])],
    arguments: [
      ArgumentDeclaration("title", .text, "the title"),
      ArgumentDeclaration("x-label", .text, "the name of the columns"),
      ArgumentDeclaration("y-label", .text, "the name of the rows"),
      ArgumentDeclaration(
        "colors", .word([Choice("color", "by value"), Choice("grey", "from black to white")]),
        default: "color", "the colours"),
      ArgumentDeclaration("layout", .integer(atLeast: 1), default: "all", "how many stand side by side"),
    ],
    example: "heatmap gradient(loss, logits), -targets, colors: grey")

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    let evaluator = Evaluator(session)
    let labels = (x: try statement.text("x-label", evaluator), y: try statement.text("y-label", evaluator))
    let title = try statement.text("title", evaluator)
    let columns = try statement.integer("layout", evaluator, atLeast: 1)
    let isGrey = statement.term("colors")?.word == "grey"
    let expressions = statement.expressions("EXPR")
    var panels: [Panel] = []
    for expression in expressions {
      let matrix = try matrix(expression, evaluator)
      var panel = panel(matrix, isGrey: isGrey)
      if expressions.count > 1 { panel.title = session.source.string(expression.span) }
      panel.x.label = labels.x
      panel.y.label = labels.y
      panels.append(panel)
    }
    if session.isChecking { return }
    let width = max(1, columns ?? min(3, panels.count))
    let rows = (panels.count + width - 1) / width
    session.show(Figure(panels, columns: width, title: title), height: 60 + 340 * Double(rows))
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

  /// Values on both sides of 0 diverge from it; others run from low to high.
  private static func panel(_ matrix: Tensor, isGrey: Bool) -> Panel {
    let (low, high) = (matrix.values.min() ?? 0, matrix.values.max() ?? 0)
    let grey = ColorScale(.sequential, map: ColorMap([RGB(0x000000), RGB(0xFFFFFF)]))
    return .matrix(
      matrix.values, rows: matrix.rank == 2 ? matrix.shape[0] : 1,
      columns: matrix.shape[matrix.rank - 1], showsValues: matrix.count <= 144,
      color: isGrey ? grey : low < 0 && high > 0 ? .diverging : .sequential)
  }
}
