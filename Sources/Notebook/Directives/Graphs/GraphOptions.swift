import Engine
import Plotting
import Source

/// The labelled arguments of drawn computation graphs.
struct GraphOptions {
  static let arguments = [
    ArgumentDeclaration("style", .word(styles), default: "circuit", "how the graph looks"),
    ArgumentDeclaration("digits", .integer(atLeast: 1), default: "3", "significant digits"),
    ArgumentDeclaration(
      "direction", .word(directions), default: "right, or down where that is too wide", "the way edges run"),
    ArgumentDeclaration(
      "expand", .word(Expansion.choices), default: "false",
      "draws gates such as sigmoid as their primitive gates; those of one kind, or true for all"),
    ArgumentDeclaration(
      "scalars", .flag, default: "false", "draws every entry of a tensor as a number of its own"),
    ArgumentDeclaration(
      "gradients", .flag, default: "true", "false: as it is before the backward pass"),
  ]

  private static let styles = [
    Choice("circuit", "gates, values above the wires and gradients below"),
    Choice("record", "a box for each value: data, grad, degree"),
    Choice("edges", "edges with their local derivatives"), Choice("plain", "names and operations alone"),
  ]

  private static let directions = [Choice("right", "left to right"), Choice("down", "top down")]

  let style: ComputationGraph.Style
  let digits: Int
  /// Nil where the picture chooses.
  let direction: Graph.Direction?
  /// The gates to be drawn as their primitive gates; nil where all stay whole.
  let expansion: Expansion?
  let drawsScalars: Bool
  let showsGradients: Bool
  /// How wide a picture is shown as it is, in pixels; nil for a whole page.
  private let room: Double?

  init(_ statement: Statement, _ evaluator: Evaluator) throws(DiagnosticError) {
    style =
      switch statement.term("style")?.word {
      case "record": .record
      case "edges": .edges
      case "plain": .plain
      default: .circuit
      }
    digits = try Self.digits(statement, evaluator) ?? 3
    direction = statement.term("direction").map { $0.word == "down" ? .topDown : .leftToRight }
    expansion = Expansion(statement)
    drawsScalars = try statement.flag("scalars", evaluator) ?? false
    showsGradients = try statement.flag("gradients", evaluator) ?? true
    room = evaluator.session.columnWidth
  }

  /// How many significant digits are asked for; doubles hold 15 for certain.
  static func digits(_ statement: Statement, _ evaluator: Evaluator) throws(DiagnosticError) -> Int? {
    try statement.integer("digits", evaluator, atLeast: 1, atMost: 15)
  }

  /// The graph, laid out.
  func diagram(
    _ graph: ComputationGraph, animating pass: ComputationGraph.Pass?, at span: Span, _ context: RunContext
  ) throws(DiagnosticError) -> Diagram {
    do throws(GraphError) {
      return try graph.diagram(style: style, direction: direction, room: room, animating: pass) {
        context.mustStop
      }
    } catch {
      if case .interrupted = error { throw context.stopped(at: span) }
      if case .tooLong = error, direction != nil {
        throw tooLarge(error.message, at: span, without: ["'direction'"])
      }
      throw tooLarge(error.message, at: span)
    }
  }

  /// Said where the entries of what is drawn cannot be drawn one by one, as it is more than a single number.
  func scalarsNote(_ tensor: Tensor, at span: Span) -> Diagnostic {
    Diagnostic(
      .note, code: "N0712",
      "'scalars: true' needs a single number, and this value is \(GraphFormulas.shape(tensor)): it is drawn whole",
      at: span, hint: "draw the sum of it or one of its entries")
  }

  /// What to do about a graph that is too large depends on what was asked for.
  ///
  /// - Parameter arguments: What else can be left out.
  func tooLarge(_ message: String, at span: Span, without arguments: [String] = []) -> DiagnosticError {
    let needless =
      [expansion.map { "'expand: \($0.name ?? "true")'" }, drawsScalars ? "'scalars: true'" : nil]
      .compactMap(\.self) + arguments
    let advice = needless.isEmpty ? "" : "leave out " + needless.joined(separator: " and ") + ", or "
    return DiagnosticError(
      Diagnostic(
        code: "E0707", message, at: span,
        hint: advice + "draw a part of it: the diagram of one of its intermediate values"))
  }
}

/// Gates that are drawn as their primitive gates.
struct Expansion {
  /// The function whose gates they are; nil for every one that has such a way.
  let name: String?
  private let span: Span

  static let choices =
    [Choice("true", "every gate that is made of simpler ones"), Choice("false", "none")]
    + Operation.expandable.map { Choice($0, "the gates of this function alone") }

  init?(_ statement: Statement) {
    guard let term = statement.term("expand"), term.word != "false" else { return nil }
    name = term.word == "true" ? nil : term.word
    span = term.span
  }

  /// Said where nothing was drawn in simpler gates.
  var note: Diagnostic {
    let gates = Operation.expandable.joined(separator: ", ")
    return Diagnostic(
      .note, code: "N0708",
      "nothing to expand: this graph has no \(name.map { "gate '\($0)'" } ?? "gate") made of simpler ones",
      at: span, hint: "these are: \(gates); one whose simpler gates would overflow or lose digits stays whole"
    )
  }

  /// Said where the simpler gates are too many to be drawn one by one.
  func abbreviationNote(_ count: Int) -> Diagnostic {
    Diagnostic(
      .note, code: "N0709",
      "with simpler gates the graph has \(count) steps: only its named values are drawn", at: span,
      hint: "leave out 'expand', or draw one of its intermediate values")
  }
}
