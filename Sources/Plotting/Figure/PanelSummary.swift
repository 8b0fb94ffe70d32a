/// What a panel shows, in words.
struct PanelSummary: Sendable {
  /// What is summed up.
  let panel: Panel
  /// The part of the plane that the axes show.
  let window: Window

  init(_ panel: Panel) {
    self.panel = panel
    window = Window(panel)
  }

  var text: String {
    var parts = sentences
    if parts.isEmpty { parts = ["no data"] }
    let hidden = parts.count - PanelSummary.maximumParts
    if hidden > 0 { parts = parts.prefix(PanelSummary.maximumParts) + ["and \(hidden) more"] }
    // The words of "a matrix" do not name the matrix "a".
    let isName = panel.title.map { title in title.count > 1 || panel.contents.contains { $0.series == title }
    }
    let isNamed = (isName ?? true) && parts.contains { $0.hasPrefix(panel.title ?? "") }
    let heading = isNamed ? "" : (panel.title ?? "") + ", "
    return heading + parts.joined(separator: ", ")
  }

  private static let maximumParts = 8

  /// What is said of lines comes before what is said of other marks.
  private var sentences: [String] {
    let (lines, others) = (
      panel.contents.filter { $0 is LineMark }, panel.contents.filter { !($0 is LineMark) }
    )
    return (lines + others).compactMap { $0.summary(in: self) }
  }

  /// The scale of colours; nil where no mark needs one.
  var colors: ColorMapping? { ColorMapping(panel) }

  /// A number of things: "1 arrow", "3 points of a".
  static func count(_ number: Int, _ noun: String, of name: String?) -> String {
    let ending = number == 1 ? "" : "s"
    return "\(NumberText.short(Double(number), digits: 15)) \(noun)\(ending)"
      + (name.map { " of " + $0 } ?? "")
  }

  /// Between which values points lie along each axis: ", x from 0 to 1, y at 3".
  func place(of x: [Double], _ y: [Double]) -> String {
    func span(_ values: [Double], _ axis: Axis, _ usual: String) -> String {
      guard axis.bands == nil, let extent = Domain.extent(values) else { return "" }
      let name = ", \(axis.label ?? usual) "
      guard extent.lowerBound < extent.upperBound else {
        return name + "at " + NumberText.short(extent.lowerBound, digits: 6)
      }
      let (low, high) = axis.ends(extent.lowerBound, extent.upperBound) ?? TrueNumbers.bounds(extent)
      return name + "from \(low) to \(high)"
    }
    return span(x, panel.x, "x") + span(y, panel.y, "y")
  }

  /// Between which values numbers lie.
  static func ends(of extent: ClosedRange<Double>) -> String {
    let (low, high) = TrueNumbers.bounds(extent)
    return low == high ? ", all \(low)" : " from \(low) to \(high)"
  }
}

extension Axis {
  /// Two positions on an axis of whole numbers, which count something and are not rounded; nil on another axis.
  func ends(_ a: Double, _ b: Double) -> (low: String, high: String)? {
    guard isWhole, a == a.rounded(), b == b.rounded(), max(abs(a), abs(b)) < 1e15 else { return nil }
    return (NumberText.exact(a), NumberText.exact(b))
  }
}

/// The part of the plane that the axes show.
struct Window {
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>

  init(_ panel: Panel) {
    x = Window.range(panel.x)
    y = Window.range(panel.y)
  }

  private static func range(_ axis: Axis) -> ClosedRange<Double> {
    let least = axis.scale == .log ? Double.leastNonzeroMagnitude : -Double.greatestFiniteMagnitude
    let whole = least...Double.greatestFiniteMagnitude
    return axis.range.map { $0.clamped(to: whole) } ?? whole
  }

  /// False for numbers that are not finite.
  func contains(_ x: Double, _ y: Double) -> Bool { self.x.contains(x) && self.y.contains(y) }

  /// Whether a part of a rectangle is shown.
  func meets(_ x: (Double, Double), _ y: (Double, Double)) -> Bool {
    Window.meets(x, self.x) && Window.meets(y, self.y)
  }

  private static func meets(_ interval: (Double, Double), _ range: ClosedRange<Double>) -> Bool {
    let (low, high) = (min(interval.0, interval.1), max(interval.0, interval.1))
    return low == high ? range.contains(low) : high > range.lowerBound && low < range.upperBound
  }
}
