import Foundation

/// What a page may do with an inline picture.
///
/// Everything below is part of the interface: class names, attribute names and their formats.
///
/// **Panels.** Each panel is a `<g class="np-panel">` with
/// - `data-frame="x y width height"`: the plotting area in user units of the SVG;
/// - `data-x="kind low high start end"` and `data-y`: the scale. `kind` is `linear`, `log`, `symlog:T` or `band`; `low`
///   and `high` are the values at the positions `start` and `end`. On a linear scale a position p stands for
///   `low + (p − start) / (end − start) · (high − low)`, on a logarithmic one the same holds for logarithms;
/// - `data-x-label`, `data-y-label`: the titles of the axes, where there are any;
/// - `data-bands`: the names of the bands of x, separated by `|`.
///
/// **Lines.** Each line that is not faint is a `<path class="np-line">` with `data-series`, its name, and
/// `data-points="x,y x,y …"`: up to 240 points of the data itself, ascending in x and spread over what is seen of the
/// line, in so many digits that they can be told apart: five at least, and all before the point. Extreme numbers are
/// written like `4.2×10^-300`, here and in scales. A curve that turns back in x has its points in its own order and
/// `data-turns`. Animated ones have none.
///
/// **Animation.** The moving parts are in `<g class="np-anim">`, their last state in `<g class="np-still">`; what
/// appears and then stays is in `<g class="np-words">`, seen in full from the start where nothing should move, unless
/// the root element has the class `stepped`. The root
/// element of an animated picture has `data-duration`, the seconds it plays, `data-times="0 0.1 … 1"`, the moments as
/// fractions of it, and `data-labels`, what each moment shows, separated by `|`. `svg.pauseAnimations()` stops it,
/// `svg.setCurrentTime(seconds)` shows any moment of it, `svg.unpauseAnimations()` goes on. The same must be done to the
/// `<svg>` elements inside it, which cut what leaves the axes and have clocks of their own. It plays once and stays at
/// its end; with reduced motion and in print only its end is shown.
public enum Interaction {
  /// The class of the root element.
  public static let root = "np"
  /// The class of panels.
  public static let panel = "np-panel"
  /// The class of lines.
  public static let line = "np-line"
  /// The class of parts that move.
  public static let animated = "np-anim"
  /// The class of parts that appear and stay.
  public static let appearing = "np-words"
  /// The class of parts that replace moving ones where nothing should move.
  public static let still = "np-still"
}

extension Film {
  /// The attributes of the root element.
  var interaction: [(name: String, value: String)] {
    [
      ("data-duration", Coordinate.fineText(duration)),
      ("data-times", times.map(Film.text).joined(separator: " ")),
      ("data-labels", labels.map { $0.filter { $0 != "|" } }.joined(separator: "|")),
    ]
  }
}

extension PanelLayout {
  /// The attributes of the group of the panel.
  var interaction: SVGAttributes {
    var attributes: SVGAttributes = ["class": .text(Interaction.panel)]
    let numbers = [frame.x, frame.y, frame.width, frame.height].map(Coordinate.text)
    attributes.append("data-frame", .text(numbers.joined(separator: " ")))
    attributes.append("data-x", .text(x.interaction))
    attributes.append("data-y", .text(y.interaction))
    attributes.append("data-x-label", model.panel.x.label.map(SVGValue.text))
    attributes.append("data-y-label", model.panel.y.label.map(SVGValue.text))
    if case .band(let names) = x.kind { attributes.append("data-bands", .text(names.joined(separator: "|"))) }
    return attributes
  }
}

extension AxisScale {
  fileprivate var interaction: String {
    let name =
      switch kind {
      case .linear: "linear"
      case .log: "log"
      case .symlog(let threshold): "symlog:" + PlainNumber.text(SymlogTicks.usable(threshold))
      case .band: "band"
      }
    // Whole numbers have up to 16 digits before what rounding brings.
    let values = [domain.lowerBound, domain.upperBound].map {
      PlainNumber.text($0, digits: PlainNumber.magnitude(of: $0) == 15 ? 16 : 15)
    }
    return ([name] + values + [Coordinate.text(start), Coordinate.text(end)]).joined(separator: " ")
  }
}

/// Numbers for scripts: digits, with a power of ten only where a number is extreme.
enum PlainNumber {
  /// A number rounded to significant digits, without trailing zeros.
  static func text(_ value: Double, digits: Int = 5) -> String {
    let magnitude = magnitude(of: value)
    guard magnitude < -6 || magnitude >= 15 else { return trimmed(NumberText.plain(value, digits: digits)) }
    return trimmed(NumberText.plain(value, digits: digits, unit: magnitude)) + "×10^\(magnitude)"
  }

  /// The power of ten at or below the size of a number.
  static func magnitude(of value: Double) -> Int {
    value.isFinite && value != 0 ? Int(log10(abs(value)).rounded(.down)) : 0
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = text
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}
