import Plotting
import Testing

/// What is drawn over a field of colours is lifted off it by a casing in the colour of the page.
@Suite struct CasingTests {
  private let field = Mark.contour(ContourMark(Field(x: 0...1, y: 0...1, columns: 20, rows: 20) { $0 + $1 }))

  /// The paths with a casing, which is 2 px wider than the line of the same shape behind it.
  private func hasCasing(_ mark: Mark, timeline: Timeline? = nil, on ground: [Mark]) -> Bool {
    let svg = Figure([Panel(ground + [mark])], timeline: timeline).svg(.file)
    return svg.split(separator: "\n").contains { line in
      line.contains("<path") && line.contains("fill=\"none\"") && line.contains("stroke=\"#fff\"")
    }
  }

  @Test(arguments: [
    Mark.rule(RuleMark(y: [0.5], style: .annotation)),
    .link(LinkMark(x1: [0.1], y1: [0.1], x2: [0.9], y2: [0.8])),
    .line(LineMark(x: [0, 0.5, 1], y: [0, 0.7, 1])),
  ])
  func `lines over a field have a casing, and none over the page`(_ mark: Mark) {
    #expect(hasCasing(mark, on: [field]))
    #expect(!hasCasing(mark, on: []))
  }

  @Test func `lines that move over a field have a casing too`() {
    let frames = (1...5).map { step in [0, Double(step) / 5, 1] }
    let line = Mark.line(LineMark(x: [0, 0.5, 1], y: [0, 1, 1], frames: frames))
    let timeline = Timeline(labels: frames.indices.map { "step \($0)" })
    #expect(hasCasing(line, timeline: timeline, on: [field]))
    #expect(!hasCasing(line, timeline: timeline, on: []))
    let rule = Mark.rule(RuleMark(x: [1], frames: [0, 0.2, 0.6, 1]))
    #expect(hasCasing(rule, timeline: timeline, on: [field]))
  }

  /// The colours of a field are the same on every page, so what lifts marks off them is too.
  @Test(arguments: [
    Mark.rule(RuleMark(y: [0.5], style: .annotation)),
    .link(LinkMark(x1: [0.1], y1: [0.1], x2: [0.9], y2: [0.8])),
    .line(LineMark(x: [0, 0.5, 1], y: [0, 0.7, 1])), .dot(DotMark(x: [0.2, 0.5, 0.7], y: [0.3, 0.7, 0.2])),
  ])
  func `casings and rims over a field are light on a dark page`(_ mark: Mark) {
    let dark = SVGRendering(.dark)
    let svg = Figure([Panel([field, mark])]).svg(dark)
    #expect(svg.contains("stroke=\"#fff\"") && !svg.contains("stroke=\"#0d1117\""))
    #expect(!svg.contains("stroke=\"#9da7b3\""))
  }

  /// WCAG 2.2 asks 3:1 of graphics: each of the usual strokes has it against its casing, whatever the field.
  @Test func `strokes stand out from their casing`() {
    for paint in [Paint.muted, .series(0), .series(1), .series(2), .series(3)] {
      #expect(paint.light.contrast(with: Paint.page.light) >= 3)
      #expect(paint.dark.contrast(with: Paint.page.dark) >= 3)
    }
  }
}
