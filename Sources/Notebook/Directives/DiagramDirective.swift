import Engine
import Plotting
import Source

/// `diagram f` and `diagram net`: computation graphs and architectures.
enum DiagramDirective: Directive {
  static let declaration = DirectiveDeclaration(
    "diagram", "draws the graph that a value was computed by, or the architecture of a network",
    forms: [
      SubjectForm("diagram", [.expression("EXPR")], arguments: networkArguments)
    ],
    arguments: GraphOptions.arguments, example: "diagram f, style: circuit")

  private static let networkArguments = [
    ArgumentDeclaration("bias", .word(biases), default: "folded", "how the biases of a network are drawn"),
    ArgumentDeclaration("loss", .word(TrainingArguments.losses), "a loss behind the network"),
  ]

  private static let biases = [
    Choice("folded", "as weights of a unit that is always 1"), Choice("hidden", "not at all"),
  ]

  static func run(_ statement: Statement, in session: Session) throws(DiagnosticError) {
    guard let subject = statement.expression("EXPR") else { return }
    let evaluator = Evaluator(session)
    let options = try GraphOptions(statement, evaluator)
    if case .network(let version) = try evaluator.value(subject) {
      if session.isChecking { return }
      let loss = statement.term("loss").flatMap { Loss(rawValue: $0.word) }
      let drawing = ArchitectureDrawing(try version.network(), digits: options.digits)
      return session.show(
        .picture(drawing.picture(loss: loss, foldsBiases: statement.term("bias")?.word != "hidden")))
    }
    let graph = try GraphDrawing(subject, options, evaluator).graph
    if session.isChecking { return }
    session.show(.picture(try options.diagram(graph, animating: nil, at: subject.span)))
  }
}

/// The labelled arguments of drawn computation graphs.
struct GraphOptions {
  static let arguments = [
    ArgumentDeclaration("style", .word(styles), default: "circuit", "how the graph looks"),
    ArgumentDeclaration("digits", .integer(atLeast: 1), default: "3", "significant digits"),
    ArgumentDeclaration("direction", .word(directions), default: "right", "the way edges run"),
    ArgumentDeclaration(
      "expand", .flag, default: "false", "draws gates such as sigmoid as their primitive gates"),
    ArgumentDeclaration("gradients", .flag, default: "true", "whether gradients are shown"),
  ]

  private static let styles = [
    Choice("circuit", "gates, values above the wires and gradients below"),
    Choice("record", "a box for each value: data, grad, degree"),
    Choice("edges", "edges with their local derivatives"), Choice("plain", "names and operations alone"),
  ]

  private static let directions = [Choice("right", "left to right"), Choice("down", "top down")]

  let style: ComputationGraph.Style
  let digits: Int
  let direction: Graph.Direction
  let expands: Bool
  let showsGradients: Bool

  init(_ statement: Statement, _ evaluator: Evaluator) throws(DiagnosticError) {
    style =
      switch statement.term("style")?.word {
      case "record": .record
      case "edges": .edges
      case "plain": .plain
      default: .circuit
      }
    digits = try statement.integer("digits", evaluator, atLeast: 1) ?? 3
    direction = statement.term("direction")?.word == "down" ? .topDown : .leftToRight
    expands = try statement.flag("expand", evaluator) ?? false
    showsGradients = try statement.flag("gradients", evaluator) ?? true
  }

  /// The graph, laid out.
  func diagram(
    _ graph: ComputationGraph, animating pass: ComputationGraph.Pass?, at span: Span
  ) throws(DiagnosticError) -> Diagram {
    do throws(GraphError) {
      return try graph.diagram(style: style, direction: direction, animating: pass)
    } catch {
      throw GraphDrawing.tooLarge(error.message, at: span)
    }
  }
}
