import Plotting
import Testing

/// What holds for the picture of any data.
@Suite struct FigurePropertyTests {
  @Test(arguments: SampleFigures.all.map(\.name))
  func `sample figures are sound`(_ name: String) throws {
    let sample = try #require(SampleFigures.all.first { $0.name == name })
    check(sample.figure, name)
  }

  @Test(arguments: 0..<150)
  func `generated figures are sound`(_ seed: Int) {
    var noise = Noise(UInt64(seed))
    check(GeneratedFigures.figure(&noise), "seed \(seed)")
  }

  private func check(_ figure: Figure, _ name: String) {
    for rendering in [SVGRendering.inline, .file, SVGRendering(.dark, placement: .file)] {
      let drawn = DrawnSVG(figure.svg(rendering))
      #expect(drawn.isWellFormed, "\(name)")
      #expect(drawn.width.isFinite && drawn.height.isFinite, "\(name)")
      checkAttributes(of: drawn, name)
      checkTexts(of: drawn, name)
      checkTicks(of: drawn, figure, name)
    }
    #expect(!figure.summary.isEmpty)
    for row in figure.dataTable?.rows ?? [] { #expect(row.count == figure.dataTable?.columns.count) }
  }

  private func checkAttributes(of drawn: DrawnSVG, _ name: String) {
    let textual: Set = [
      "aria-label", "data-labels", "data-series", "data-bands", "data-x-label", "data-y-label", "href",
    ]
    let words: Set = ["class", "style", "font-family", "fill", "stroke", "xmlns", "role", "attributeName"]
    for (element, attribute, value) in drawn.attributes where !textual.contains(attribute) {
      #expect(attribute != "id", "\(name): \(element)")
      if words.contains(attribute) { continue }
      let lower = value.lowercased()
      let hasExponent = lower.contains(/[0-9.]e[-+]?[0-9]/)
      let isBroken = lower.contains("nan") || lower.contains("inf") || hasExponent
      #expect(!isBroken, "\(name): \(element) \(attribute)=\(value.prefix(80))")
    }
  }

  private func checkTexts(of drawn: DrawnSVG, _ name: String) {
    for text in drawn.texts {
      let box = text.box
      let isInside =
        box.minX >= -0.2 && box.maxX <= drawn.width + 0.2 && box.minY >= -1.2
        && box.maxY <= drawn.height + 1.2
      #expect(isInside, "\(name): \(text.content) in \(box) of \(drawn.width) × \(drawn.height)")
    }
  }

  /// Labels of one axis of one panel neither repeat nor touch; bands may have equal names.
  private func checkTicks(of drawn: DrawnSVG, _ figure: Figure, _ name: String) {
    for (index, panel) in figure.panels.enumerated() {
      for (kind, scale) in [("np-x-tick", panel.x.scale), ("np-y-tick", panel.y.scale)] {
        let ticks = drawn.texts.filter { $0.panel == index + 1 && $0.classes.contains(kind) }
        var isBand = false
        if case .band = scale { isBand = true }
        #expect(isBand || Set(ticks.map(\.content)).count == ticks.count, "\(name): \(ticks.map(\.content))")
        checkApart(ticks, "\(name): \(kind)")
      }
    }
  }

  private func checkApart(_ ticks: [DrawnSVG.Text], _ name: String) {
    // Slanted texts are apart if their baselines are, along a line across them.
    let heights = ticks.filter(\.isSlanted).map { $0.x * 0.643 + $0.y * 0.766 }.sorted()
    for (a, b) in zip(heights, heights.dropFirst()) { #expect(b - a >= 12, "\(name)") }
    let boxes = ticks.filter { !$0.isSlanted }.map(\.box).sorted { ($0.minX, $0.minY) < ($1.minX, $1.minY) }
    for (a, b) in zip(boxes, boxes.dropFirst()) { #expect(!a.overlaps(b), "\(name)") }
  }
}
