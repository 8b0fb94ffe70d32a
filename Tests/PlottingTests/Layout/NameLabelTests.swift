import Plotting
import Testing

/// Names on band axes and in legends: whole where there is room, and never two alike.
@Suite struct NameLabelTests {
  private func bars(_ names: [String], width: Double = 640) -> DrawnSVG {
    let mark = RectMark(bars: names.indices.map { Double($0 + 1) })
    return DrawnSVG(
      Figure([Panel([.rect(mark)], x: Axis(scale: .band(names)))], width: width, height: width * 0.7).svg(
        .file))
  }

  private func labels(_ drawn: DrawnSVG) -> [DrawnSVG.Text] {
    drawn.texts.filter { $0.classes.contains("np-x-tick") }
  }

  @Test func `names break at spaces and hyphens`() {
    let texts = labels(
      bars(["stochastic gradient descent", "gradient-free-optimisation", "adam"], width: 320))
    #expect(texts.allSatisfy { !$0.isSlanted && !$0.content.contains("…") })
    #expect(texts.map(\.content).joined(separator: " ").contains("gradient-"))
    #expect(texts.count > 3)
  }

  @Test func `names without room for lines are slanted`() {
    let texts = labels(bars((1...12).map { "normalisation\($0)" }))
    #expect(texts.count == 12 && texts.allSatisfy { $0.isSlanted && !$0.content.contains("…") })
  }

  @Test func `names too long for a slant are cut short and still differ`() {
    let start = String(repeating: "layer", count: 12)
    let texts = labels(bars((1...9).map { "\(start)\($0)\(start)" }))
    #expect(texts.count == 9 && Set(texts.map(\.content)).count == 9)
    #expect(texts.allSatisfy { $0.content.contains("…") })
  }

  @Test(arguments: 0..<80)
  func `labels differ, stand apart and stay in the picture`(_ seed: Int) {
    var noise = Noise(UInt64(seed))
    let words = [
      "a", "learning rate", "convolution_2d", "漢字漢字漢字", "x-y-z", String(repeating: "w", count: 60),
    ]
    let count = Int.random(in: 1...30, using: &noise)
    let names = (0..<count).map { "\(words.randomElement(using: &noise) ?? "") \($0)" }
    let widths: [Double] = [200, 320, 640, 900]
    let drawn = bars(names, width: widths.randomElement(using: &noise) ?? 640)
    let texts = labels(drawn)
    #expect(!texts.isEmpty)
    for text in texts {
      let box = text.box
      let isInside =
        box.minX >= -0.5 && box.maxX <= drawn.width + 0.5 && box.minY >= 0 && box.maxY <= drawn.height + 0.5
      #expect(isInside, "\(names): \(text.content) in \(box)")
    }
    let slanted = texts.filter(\.isSlanted)
    #expect(Set(slanted.map(\.content)).count == slanted.count)
    let places = slanted.map(\.x).sorted()
    // 12 px across the slant of 40°
    for (a, b) in zip(places, places.dropFirst()) { #expect((b - a) * 0.643 >= 12) }
  }

  /// An axis title says more than one line holds; what its labels are to be added to is part of it.
  @Test func `titles of axes wrap and keep their offset`() {
    let words = (1...30).map { "word\($0)" }.joined(separator: " ")
    let line = LineMark(x: [1e9, 1e9 + 10], y: [1e9, 1e9 + 10])
    let svg = Figure(
      [Panel([.line(line)], x: Axis(words), y: Axis(words))], width: 320, height: 300
    ).svg(.file)
    let titles = DrawnSVG(svg).texts.filter { $0.content.contains("word") || $0.content.contains("(+") }
    #expect(titles.count >= 6)
    #expect(titles.count { $0.content.contains("(+ 1G)") } == 2)
    for (index, title) in titles.enumerated() {
      for other in titles.dropFirst(index + 1) { #expect(!title.box.overlaps(other.box)) }
    }
  }
}
