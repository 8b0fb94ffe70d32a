import Engine
import Plotting
import Source

/// The labelled arguments that turn numbers into colours.
struct ColorOptions {
  static let arguments = [
    ArgumentDeclaration("colors", .word(choices), default: "by the values", "the scale of colours"),
    ArgumentDeclaration(
      "color-range", .range, default: "the data's", "the numbers at the ends of the scale of colours"),
  ]

  /// What the arguments are called.
  static let names = arguments.map(\.label)

  private static let choices = [
    Choice("sequential", "from low to high"),
    Choice("log", "from low to high in the logarithm"),
    Choice(
      "diverging", "away from a centre in two directions",
      [ArgumentDeclaration("center", .expression, default: "0", "the centre")]),
    Choice(
      "threshold", "one colour between each two limits",
      [ArgumentDeclaration("limits", .expression, "the limits, ascending")], required: 1),
    Choice("grey", "from black to white"),
  ]

  private let term: Term?
  private let range: ClosedRange<Double>?
  private let center: Double
  /// The limits between the colours, if there are any.
  let limits: [Double]

  init(_ statement: Statement, _ evaluator: Evaluator) throws(DiagnosticError) {
    term = statement.term("colors")
    center = try term?.number("center", evaluator, .finite) ?? 0
    limits = try Self.limits(term, evaluator)
    range = try statement.range("color-range", evaluator).flatMap { low, high in
      low.isFinite && high.isFinite ? min(low, high)...max(low, high) : nil
    }
    guard term?.word == "log", let range, includesZero else { return }
    let what = range.upperBound <= 0 ? "nothing in 'color-range'" : "the lower end of 'color-range'"
    throw DiagnosticError(
      Diagnostic(
        code: "E0702", "\(what) has \(range.upperBound <= 0 ? "a" : "no") place on a logarithmic scale",
        at: statement.argument("color-range")?.value.span ?? statement.span, hint: "write numbers above 0"))
  }

  /// Whether an end that is given has no logarithm.
  var includesZero: Bool { range.map { $0.lowerBound <= 0 } ?? false }

  private static func limits(_ term: Term?, _ evaluator: Evaluator) throws(DiagnosticError) -> [Double] {
    guard case .expression(let expression)? = term?["limits"] else { return [] }
    let limits = try evaluator.tensor(expression).values.filter(\.isFinite).sorted()
    guard !limits.isEmpty, limits.count <= 64 else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0403", "a scale of colours takes 1 to 64 limits, not \(limits.count)", at: expression.span))
    }
    return limits
  }

  /// The scale asked for, or one of a kind that suits the data.
  ///
  /// From low to high is in the logarithm where the usual scale is, unless the numbers given for the ends have none.
  func scale(otherwise usual: ColorScale.Kind) -> ColorScale {
    let usual = usual == .logarithmic && includesZero ? .sequential : usual
    let ascending = usual == .logarithmic ? ColorScale.Kind.logarithmic : .sequential
    return switch term?.word {
    case "sequential": ColorScale(ascending, range: range)
    case "log": ColorScale(.logarithmic, range: range)
    case "diverging": ColorScale(.diverging(center: center), range: range)
    case "threshold": ColorScale(.threshold(limits), range: range)
    case "grey": ColorScale(ascending, map: .grey, range: range)
    default: ColorScale(usual, range: range)
    }
  }

  /// One scale for several pictures of one quantity.
  func scale(forAll pictures: [[Double]]) -> ColorScale {
    let values = pictures.flatMap(\.self)
    var scale = scale(for: values)
    guard pictures.count > 1, scale.range == nil else { return scale }
    let shown = values.filter { $0.isFinite && (scale.kind != .logarithmic || $0 > 0) }
    if scale.kind == .logarithmic, let low = shown.min(), let high = shown.max() {
      scale.range = low...high
    } else {
      scale.range = ColorScale.range(holding: shown)
    }
    return scale
  }

  /// The scale asked for; numbers of both signs diverge from 0 and others run from low to high.
  func scale(for values: [Double]) -> ColorScale {
    let hasBothSigns = values.contains { $0 < 0 && $0.isFinite } && values.contains { $0 > 0 && $0.isFinite }
    let spansBoth = range.map { $0.lowerBound < 0 && $0.upperBound > 0 } ?? false
    return scale(otherwise: hasBothSigns || spansBoth ? .diverging(center: 0) : .sequential)
  }
}
