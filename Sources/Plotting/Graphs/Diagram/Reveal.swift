/// When each step of an animated picture begins and ends.
///
/// Parts have their final look as attributes; animations only hide them until their step, so that a
/// renderer without animation shows the last frame.
struct Reveal {
  private let count: Int
  /// Seconds.
  let duration: Double

  /// In a file, where nothing stops the animation, it ends within five seconds (WCAG 2.2.2).
  init?(steps count: Int, placement: SVGRendering.Placement) {
    guard count > 0 else { return nil }
    self.count = count
    let leisurely = Double(count + 1) * 1.2
    duration = placement == .file ? min(leisurely, 5) : leisurely
  }

  /// Opacity 0 until the step, then 1.
  func appearance(at step: Int) -> SVGAttributes {
    let start = time(step)
    return animation(values: "0;0;1;1", times: [0, start, start + fade, 1])
  }

  /// Opacity 1 during the step and 0 elsewhere.
  func presence(at step: Int, staysAtEnd: Bool) -> SVGAttributes {
    let (start, end) = (time(step), time(step + 1))
    if staysAtEnd, step + 1 == count { return appearance(at: step) }
    return animation(values: "0;0;1;1;0;0", times: [0, start, start + fade, end, end + fade, 1])
  }

  /// The attributes of the root element: at which moments a step is shown in full, and what it explains.
  func interaction(_ captions: [String]) -> [(name: String, value: String)] {
    let moments = (0..<count).map { step in
      step + 1 == count ? "1" : share((Double(step) + 0.9) / Double(count + 1))
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

extension SVGWriter {
  /// Writes a text with an animation inside it, if there is one.
  mutating func text(_ label: Label, at point: Point, style: TextStyle, animation: SVGAttributes?) {
    text(label, at: point, style: style) { writer in
      if let animation { writer.element("animate", animation) }
    }
  }

  /// Writes colour behind what appears in a step, gone when the step is over.
  mutating func patch(_ box: Rect, step: Int?, _ reveal: Reveal?) {
    guard let reveal, let step else { return }
    let box = box.expanded(by: 2)
    let attributes: SVGAttributes = [
      "x": .number(box.x), "y": .number(box.y), "width": .number(box.width), "height": .number(box.height),
      "rx": 3, "fill": .paint(.highlight), "opacity": 0,
    ]
    element("rect", attributes) { $0.element("animate", reveal.presence(at: step, staysAtEnd: false)) }
  }

  /// Writes the captions of all steps in one place, each while its step lasts.
  mutating func captions(_ captions: [String], at point: Point, _ reveal: Reveal) {
    for (index, caption) in captions.enumerated() {
      let isLast = index + 1 == captions.count
      text(Label(caption: caption), at: point, style: Measure.caption, isLast ? [:] : ["opacity": .ratio(0)])
      {
        $0.element("animate", reveal.presence(at: index, staysAtEnd: true))
      }
    }
  }
}

extension Paint {
  /// What an animation is about to explain.
  static let highlight = Paint(light: 0xFFF1B8, dark: 0x4A3A00)
}
