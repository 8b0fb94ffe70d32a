import Foundation
import Plotting
import Testing

/// What comments on the data stays readable and leaves the data their room.
@Suite struct AnnotationTests {
  private let line = Mark.line(LineMark(x: [1, 2], y: [1, 2]))

  private func annotated(_ mark: Mark) -> String { Figure([Panel([line, mark])]).svg(.file) }

  @Test func `an annotation far away is cut off with a note`() {
    let svg = annotated(.text(TextMark(x: [1e300], y: [1e300], texts: ["far"], style: .annotation)))
    #expect(svg.contains(">1.2</text>") && !svg.contains(">far</text>"))
    #expect(svg.contains("1 annotation too far from the data to be shown"))
  }

  @Test func `comments on nothing do not stand alone`() {
    let rule = Mark.rule(RuleMark(y: [1], label: "goal", style: .annotation))
    let svg = Figure([Panel([.line(LineMark(x: [], y: [])), rule])]).svg(.file)
    #expect(svg.contains(">no data</text>") && !svg.contains(">goal</text>"))
  }

  @Test func `an annotation nearby widens the axis`() {
    let svg = annotated(.rule(RuleMark(y: [2.9], label: "goal", style: .annotation)))
    #expect(svg.contains(">goal</text>") && !svg.contains("too far"))
  }

  /// A flat line loses nothing by a longer axis.
  @Test func `a constant makes room for its goal`() {
    let line = Mark.line(LineMark(x: [1, 2], y: [5, 5]))
    let rule = Mark.rule(RuleMark(y: [1_000], label: "goal", style: .annotation))
    #expect(Figure([Panel([line, rule])]).svg(.file).contains(">goal</text>"))
  }

  @Test func `words stand beside the line and not on it`() throws {
    let x = (0...100).map { Double($0) / 100 }
    let marks: [Mark] = [
      .line(LineMark(x: x, y: x)), .text(TextMark(x: [0.5], y: [0.5], texts: ["a few words"])),
    ]
    let figure = Figure([Panel(marks, y: Axis(range: 0...1))])
    let text = try #require(DrawnSVG(figure.svg(.file)).texts.first { $0.content == "a few words" })
    // The line rises to the right, so that is free above it on the left and below it on the right.
    let box = text.box
    let isLeft = box.center.x < 320
    #expect(isLeft == (box.center.y < 200))
  }

  @Test(arguments: 0..<60)
  func `no two labels overlap`(_ seed: Int) {
    var noise = Noise(UInt64(seed))
    let count = [3, 30, 200].randomElement(using: &noise) ?? 3
    let spreads: [Double] = [0, 0.01, 1, 100]
    let spread = spreads.randomElement(using: &noise) ?? 1
    func values() -> [Double] { (0..<count).map { _ in noise.normal() * spread } }
    let words = ["a", "a minimum", "the loss no longer falls from here on, whatever the rate"]
    var marks: [Mark] = [.dot(DotMark(x: values(), y: values()))]
    marks.append(
      .text(
        TextMark(
          x: values(), y: values(), texts: (0..<count).map { _ in words.randomElement(using: &noise) ?? "" },
          style: .annotation)))
    for _ in 0..<8 {
      marks.append(.rule(RuleMark(y: [noise.normal() * spread], label: words[0], style: .annotation)))
      marks.append(.rule(RuleMark(x: [noise.normal() * spread], label: words[1], style: .annotation)))
    }
    let drawn = DrawnSVG(Figure([Panel(marks, x: Axis("x"), y: Axis("y"))]).svg(.file))
    for (index, text) in drawn.texts.enumerated() {
      for other in drawn.texts.dropFirst(index + 1) {
        #expect(!text.box.overlaps(other.box), "\(text.content) on \(other.content)")
      }
    }
    let shown = drawn.texts.count { $0.classes.contains("np-note") }
    #expect(shown > 0)
    let isShort = shown < count + 16
    #expect(
      isShort == drawn.texts.contains { $0.content.contains("no room") || $0.content.contains("too far") })
  }

  /// The curve swings across the rule but for its first third.
  @Test func `the words of a rule stand where no curve is`() throws {
    let x = (0...600).map { Double($0) / 600 }
    let swing = Mark.line(LineMark(x: x, y: x.map { $0 < 0.35 ? -1 : sin(150 * $0) }))
    let rule = Mark.rule(RuleMark(y: [0.4], label: "goal", style: .annotation))
    let drawn = DrawnSVG(Figure([Panel([swing, rule])], width: 400, height: 260).svg(.file))
    let text = try #require(drawn.texts.first { $0.content == "goal" })
    #expect(text.box.maxX < 0.4 * 400)
  }
}
