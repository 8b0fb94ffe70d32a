/// When each part of an animated diagram appears.
struct Reveal {
  private let steps: [RevealStep]
  private let stepOf: [RevealStep.Part: Int]
  /// Seconds.
  let duration: Double

  /// In a file, where nothing stops the animation, it ends within five seconds (WCAG 2.2.2).
  init?(steps: [RevealStep], placement: SVGRendering.Placement) {
    guard !steps.isEmpty else { return nil }
    self.steps = steps
    stepOf = Dictionary(
      steps.enumerated().flatMap { step in step.element.parts.map { ($0, step.offset) } },
      uniquingKeysWith: min)
    let leisurely = Double(steps.count + 1) * 1.2
    duration = placement == .file ? min(leisurely, 5) : leisurely
  }

  /// The step at which a part appears; nil for parts that are always there.
  func step(of part: RevealStep.Part) -> Int? { stepOf[part] }

  /// Opacity 0 until the step, then 1.
  func appearance(at step: Int) -> SVGAttributes {
    let start = time(step)
    return animation(values: "0;0;1;1", times: [0, start, start + fade, 1])
  }

  /// Opacity 1 during the step and 0 elsewhere.
  func presence(at step: Int, staysAtEnd: Bool) -> SVGAttributes {
    let (start, end) = (time(step), time(step + 1))
    if staysAtEnd, step + 1 == steps.count { return appearance(at: step) }
    return animation(values: "0;0;1;1;0;0", times: [0, start, start + fade, end, end + fade, 1])
  }

  /// The share of the whole time at which a step begins.
  private func time(_ step: Int) -> Double { (Double(step) + 0.4) / Double(steps.count + 1) }
  private var fade: Double { 0.2 / Double(steps.count + 1) }

  private func animation(values: String, times: [Double]) -> SVGAttributes {
    let keyTimes = times.map { Coordinate.ratio4($0) }.joined(separator: ";")
    return [
      "attributeName": "opacity", "values": .text(values), "keyTimes": .text(keyTimes),
      "dur": .text(Coordinate.fineText(duration) + "s"),
    ]
  }
}

extension Coordinate {
  /// A share of a long time, rounded to a hundred-thousandth.
  static func ratio4(_ value: Double) -> String {
    guard value > 0 else { return "0" }
    guard value < 1 else { return "1" }
    var digits = String(Int((value * 100_000).rounded()) + 100_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "." + digits
  }
}
