/// When each step of an animated picture begins and ends.
///
/// Parts have their final look as attributes; animations only hide them until their step, so that a
/// renderer without animation shows the last frame.
struct Reveal {
  private let count: Int
  /// Seconds.
  let duration: Double

  /// Seconds that a step lasts on a page.
  private static let pace = 1.2
  /// Seconds that all steps last in a file, where nothing stops them (WCAG 2.2.2).
  private static let longestInFile = 5.0

  /// How many steps can be followed in the time there is; `nil` for any number.
  static func limit(_ placement: SVGRendering.Placement) -> Int? { placement == .file ? 9 : nil }

  init?(steps count: Int, placement: SVGRendering.Placement) {
    guard count > 0 else { return nil }
    self.count = count
    let leisurely = Double(count + 1) * Self.pace
    duration = placement == .file ? min(leisurely, Self.longestInFile) : leisurely
  }

  /// Whether no other step follows.
  func isLast(_ step: Int) -> Bool { step + 1 == count }

  /// Opacity 0 until the step, then 1.
  func appearance(at step: Int) -> SVGAttributes {
    let start = time(step)
    return animation(values: "0;0;1;1", times: [0, start, start + fade, 1])
  }

  /// Opacity 1 during the step and 0 elsewhere.
  func presence(at step: Int, staysAtEnd: Bool) -> SVGAttributes {
    staysAtEnd && isLast(step) ? appearance(at: step) : presence(from: step, until: step + 1)
  }

  /// Opacity 1 from one step, or the beginning, until another and 0 elsewhere.
  func presence(from start: Int?, until end: Int) -> SVGAttributes {
    let end = time(end)
    guard let start = start.map(time) else {
      return animation(values: "1;1;0;0", times: [0, end, end + fade, 1])
    }
    return animation(values: "0;0;1;1;0;0", times: [0, start, start + fade, end, end + fade, 1])
  }

  /// The attributes of the root element: at which moments a step is shown in full, and what it explains.
  func interaction(_ captions: [String]) -> [(name: String, value: String)] {
    let moments = (0..<count).map { step in
      isLast(step) ? "1" : share((Double(step) + 0.9) / Double(count + 1))
    }
    let labels = (1...count).map { "step \($0) of \(count)" }
    return [
      ("data-duration", Coordinate.fineText(duration)), ("data-times", moments.joined(separator: " ")),
      ("data-labels", labels.joined(separator: "|")),
      ("data-captions", captions.map { $0.plainFormula.replacing("|", with: "∣") }.joined(separator: "|")),
    ]
  }

  /// The share of the whole time at which a step begins.
  private func time(_ step: Int) -> Double { (Double(step) + 0.4) / Double(count + 1) }
  private var fade: Double { 0.2 / Double(count + 1) }

  private func animation(values: String, times: [Double]) -> SVGAttributes {
    [
      "attributeName": "opacity", "values": .text(values),
      "keyTimes": .text(times.map(share).joined(separator: ";")),
      "dur": .text(Coordinate.fineText(duration) + "s"),
    ]
  }

  /// A share of the whole time, rounded to a hundred-thousandth.
  private func share(_ value: Double) -> String {
    guard value > 0 else { return "0" }
    guard value < 1 else { return "1" }
    var digits = String(Int((value * 100_000).rounded()) + 100_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return digits.isEmpty ? "0" : "." + digits
  }
}
