import Plotting
import Testing

/// Many panels in one row, with names and bars of colours between them.
@Suite struct NarrowPanelTests {
  private func matrix(_ factor: Double) -> Panel {
    let names = ["a hippopotamus", "a dromedary", "an ox"]
    return .matrix(
      [0.91, 0.2, 0.3, 0.4, 0.85, 0.6, 0.7, 0.8, 0.9].map { factor * $0 }, rows: 3, columns: 3,
      label: "accuracy", title: "×", rowNames: names, columnNames: names)
  }

  @Test(arguments: [2, 3, 4, 6])
  func `labels do not reach into the next panel`(columns: Int) {
    let panels = (0..<columns).map { matrix([1, 1_000, -0.001][$0 % 3]) }
    for width in [260.0, 640] {
      let drawn = DrawnSVG(Figure(panels, columns: columns, width: width).svg(.file))
      let frames = drawn.attributes.filter { $0.name == "data-frame" }
        .compactMap { $0.value.split(separator: " ").compactMap { Double($0) } }
      #expect(frames.count == columns && frames.allSatisfy { $0[2] >= 40 })
      for (index, text) in drawn.texts.enumerated() {
        #expect(text.box.minX >= -1 && text.box.maxX <= drawn.width + 1)
        let others = drawn.texts[(index + 1)...].filter { $0.panel != text.panel && !$0.isBold }
        #expect(!others.contains { $0.box.overlaps(text.box) }, "\(text.content)")
      }
    }
  }

  private func checkApart(_ drawn: DrawnSVG) {
    for (index, text) in drawn.texts.enumerated() {
      #expect(text.box.minX >= -1 && text.box.maxX <= drawn.width + 1, "\(text.content)")
      for other in drawn.texts[(index + 1)...] {
        #expect(!other.box.overlaps(text.box), "\(text.content) and \(other.content)")
      }
    }
  }

  @Test(arguments: [(6, 640.0), (3, 300), (1, 200)])
  func `words in empty panels stay in them`(columns: Int, width: Double) {
    let line = Mark.line(LineMark(x: [0, 1, 2], y: [0, 1, 2]))
    let panel = Panel([line], x: Axis(range: 5...6))
    let figure = Figure(Array(repeating: panel, count: columns), columns: columns, width: width)
    let drawn = DrawnSVG(figure.svg(.file))
    checkApart(drawn)
    let words = drawn.texts.filter { $0.anchor == "middle" }.map(\.content).joined(separator: " ")
    #expect(words.ranges(of: "no data in this range").count == columns)
  }

  /// The right panel has no labels of its own along y and so is narrower than the left one.
  @Test func `titles are set for the width of their panels`() {
    let names = ["validation loss of the network", "training loss of the network"]
    let panel = Panel(
      names.enumerated().map { place, name in
        .rect(RectMark(bars: [1, 2, 3], at: [0, 1, 2], series: name, place: place, of: 2))
      })
    let facets = panel.facets().map { facet in
      var facet = facet
      facet.legend = .row
      return facet
    }
    for (columns, width) in [(2, 320.0), (2, 640), (2, 240)] {
      let figure = Figure(facets, columns: columns, sharing: .both, width: width)
      let drawn = DrawnSVG(figure.svg(.file))
      checkApart(drawn)
      let titles = drawn.texts.filter(\.isBold)
      #expect(Set(titles.map(\.x)).count == 2, "lines of one title begin at one place")
      // The title says what a row of one name would say again.
      #expect(drawn.texts.count { $0.content.contains("loss") && !$0.isBold } == 0)
    }
  }

  @Test func `words too long for a line are broken at signs before they are cut`() {
    #expect(
      TextMetrics.wrapped("0.0003*normal(100)", to: 100, size: 13, isBold: true) == [
        "0.0003*", "normal(100)",
      ])
    #expect(TextMetrics.wrapped("one word", to: 200, size: 13) == ["one word"])
  }

  @Test func `panels with room keep the width asked for`() {
    let drawn = DrawnSVG(Figure([matrix(1), matrix(2)], columns: 2, width: 800).svg(.file))
    #expect(drawn.width == 800)
  }
}
