import Plotting
import Testing

@Suite struct ContrastTests {
  // WCAG 2.2: black on white is 21:1, #777 on white 4.48:1.
  @Test func `contrast follows the standard`() {
    #expect(RGB(0).contrast(with: RGB(0xFFFFFF)) == 21)
    #expect(abs(RGB(0x777777).contrast(with: RGB(0xFFFFFF)) - 4.48) < 0.005)
  }

  @Test(arguments: [Paint.ink, .muted, .value, .gradient])
  func `text is readable on both pages`(_ paint: Paint) {
    #expect(paint.light.contrast(with: Paint.page.light) >= 4.5)
    #expect(paint.dark.contrast(with: Paint.page.dark) >= 4.5)
  }

  @Test(arguments: 0..<12)
  func `names of series are readable on both pages`(_ index: Int) {
    #expect(Paint.seriesText(index).light.contrast(with: Paint.page.light) >= 4.5)
    #expect(Paint.seriesText(index).dark.contrast(with: Paint.page.dark) >= 4.5)
  }

  @Test(arguments: 0..<12)
  func `series are visible on both pages`(_ index: Int) {
    let paint = Paint.series(index)
    #expect(paint.light.contrast(with: Paint.page.light) >= 3)
    #expect(paint.dark.contrast(with: Paint.page.dark) >= 3)
    #expect(index % 6 < 4 || Paint.dash(of: index) != nil)
  }

  /// The order of Okabe and Ito, of which dark pages take every colour as it is and light ones the first four.
  @Test func `the order of colours is that of Okabe and Ito`() {
    let colors = [0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9].map(RGB.init)
    #expect(colors.indices.map { Paint.series($0).dark } == colors)
    #expect((0..<4).map { Paint.series($0).light } == Array(colors.prefix(4)))
  }

  @Test(arguments: [Paint.ink, .muted, .axis, .border, .value, .gradient])
  func `lines that mean something are visible on both pages`(_ paint: Paint) {
    #expect(paint.light.contrast(with: Paint.page.light) >= 3)
    #expect(paint.dark.contrast(with: Paint.page.dark) >= 3)
  }

  @Test(arguments: [ColorMap.viridis, .redBlue, .grey, .twoClasses])
  func `lines in the colours of a scale are visible on both pages`(_ map: ColorMap) {
    for step in 0...64 {
      let paint = Paint.line(map.color(at: Double(step) / 64))
      #expect(paint.light.contrast(with: Paint.page.light) >= 3)
      #expect(paint.dark.contrast(with: Paint.page.dark) >= 3)
    }
  }

  /// Every colour that the lines of a contour map are drawn in, as it stands in the file.
  @Test func `contour lines are visible on both pages`() throws {
    let field = Field(x: -1...1, y: -1...1, columns: 40, rows: 40) { $0 * $0 + $1 * $1 }
    for (rendering, page) in [
      (SVGRendering(.light, placement: .file), Paint.page.light),
      (SVGRendering(.dark, placement: .file), Paint.page.dark),
    ] {
      let mark = ContourMark(field, isFilled: false)
      let panel = Panel([.contour(mark)], color: ColorScale(.sequential, map: .grey))
      let lines = Figure([panel]).svg(rendering).split(separator: "\n").filter { $0.contains("np-contour") }
      #expect(lines.count > 3)
      for line in lines {
        let color = try #require(line.firstMatch(of: /stroke="#([0-9a-f]+)"/)).1
        let digits = color.count == 3 ? color.flatMap { [$0, $0] } : Array(color)
        let rgb = RGB(try #require(UInt32(String(digits), radix: 16)))
        #expect(rgb.contrast(with: page) >= 3)
      }
    }
  }
}
