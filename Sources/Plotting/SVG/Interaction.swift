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
/// `data-points="x,y x,y …"`: up to 160 points of the data itself, ascending in x, in so many digits that they can be
/// told apart, five at least. Where they are extreme, `data-units="a b"` says that they are multiples of 10^a along x and
/// of 10^b along y. They are absent for curves that turn back in x and for animated ones.
///
/// **Animation.** The moving parts are in `<g class="np-anim">`, their last state in `<g class="np-still">`. The root
/// element of an animated picture has `data-duration`, the seconds it plays, `data-times="0 0.1 … 1"`, the moments as
/// fractions of it, and `data-labels`, what each moment shows, separated by `|`. `svg.pauseAnimations()` stops it,
/// `svg.setCurrentTime(seconds)` shows any moment of it, `svg.unpauseAnimations()` goes on. It plays once and stays at
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
    let values = [domain.lowerBound, domain.upperBound].map { PlainNumber.text($0, digits: 15) }
    return ([name] + values + [Coordinate.text(start), Coordinate.text(end)]).joined(separator: " ")
  }
}

/// Numbers for scripts: ASCII digits, no exponent.
enum PlainNumber {
  /// A number without trailing zeros.
  ///
  /// - Parameter unit: The power of ten that the number is a multiple of.
  static func text(_ value: Double, digits: Int = 5, unit: Int = 0) -> String {
    var text = NumberText.plain(value, digits: digits, unit: unit)
    if text.contains(".") {
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
    }
    return text
  }
}

/// The points of a line that a page shows when the pointer is near.
enum HoverPoints {
  static let limit = 160

  static func attributes(_ mark: LineMark, _ context: MarkContext) -> SVGAttributes {
    guard mark.frames.isEmpty, Decimation.isMonotone(mark.x) else { return [:] }
    let count = min(mark.x.count, mark.y.count)
    guard count > 1 else { return [:] }
    let steps = min(count, limit) - 1
    let indices = (0...steps).map { $0 * (count - 1) / steps }
      .filter { context.x.isOnScale(mark.x[$0]) && context.y.isOnScale(mark.y[$0]) }
    let isWhole = context.panel.model.panel.x.isWhole
    let x = Format(indices.map { mark.x[$0] }, digits: isWhole ? 7 : 5)
    let y = Format(indices.map { mark.y[$0] }, digits: 5)
    let points = indices.compactMap { index in
      x.text(mark.x[index]).flatMap { u in y.text(mark.y[index]).map { u + "," + $0 } }
    }
    guard !points.isEmpty else { return [:] }
    var attributes: SVGAttributes = ["data-points": .text(points.joined(separator: " "))]
    if (x.unit, y.unit) != (0, 0) { attributes.append("data-units", .text("\(x.unit) \(y.unit)")) }
    return attributes
  }

  /// How the numbers along one axis are written.
  private struct Format {
    /// The power of ten that they are multiples of; 0 where they are of usual size.
    let unit: Int
    private let digits: Int

    init(_ values: [Double], digits: Int) {
      let extent = Domain.extent(values) ?? 0...0
      let largest = max(abs(extent.lowerBound), abs(extent.upperBound))
      let half = Domain.halfSpan(extent)
      let magnitude = largest > 0 ? Int(log10(largest).rounded(.down)) : 0
      unit = magnitude < -6 || magnitude >= 15 ? magnitude : 0
      // A small span beside a large offset needs the digits of both.
      let shared = half > 0 ? log10(largest) - log10(half) - log10(2) : 0
      self.digits = min(digits + max(0, Int(shared.rounded(.up))), 15)
    }

    /// Nil for a number so small beside the others that it would be hundreds of digits long.
    func text(_ value: Double) -> String? {
      guard value == 0 || log10(abs(value)) - Double(unit) >= -9 else { return nil }
      return PlainNumber.text(value, digits: digits, unit: unit)
    }
  }
}
