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

  @Test func `panels with room keep the width asked for`() {
    let drawn = DrawnSVG(Figure([matrix(1), matrix(2)], columns: 2, width: 800).svg(.file))
    #expect(drawn.width == 800)
  }
}
