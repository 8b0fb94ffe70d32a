import Foundation
import Plotting
import Testing

@Suite struct SVGWriterTests {
  @Test func `paths are relative and short`() {
    var path = PathData()
    path.polyline([Point(10, 20), Point(10.5, 19.74), Point(10.5, 19.74), Point(12, 21)], closed: true)
    #expect(path.text == "M10 20l.5-.3 1.5 1.3z")
  }

  @Test func `rounding does not add up`() {
    var path = PathData()
    path.polyline((0...100).map { Point(Double($0) * 0.33, 0) })
    let steps = path.text.dropFirst(5).replacing("l", with: "").split(separator: " ")
    let end = steps.enumerated().filter { $0.offset % 2 == 0 }.reduce(0) { $0 + (Double($1.element) ?? 0) }
    #expect(abs(end - 33) < 0.051)
  }

  @Test func `coordinates have no exponents`() {
    #expect(Coordinate.text(.nan) == "0")
    #expect(Coordinate.text(1e300) == "100000")
    #expect(Coordinate.text(-0.04) == "0")
    #expect(Coordinate.fineText(0.25) == ".25")
    #expect(Coordinate.fineText(-1.5) == "-1.5")
  }

  @Test func `text is escaped and its class collected`() {
    var writer = SVGWriter(.inline)
    writer.text("<a & b>", at: Point(1, 2), style: TextStyle(paint: .ink))
    let svg = writer.document(width: 10, height: 10, label: "\"x\"")
    #expect(svg.contains("&lt;a &amp; b&gt;") && svg.contains("aria-label=\"&quot;x&quot;\""))
    #expect(svg.contains("[data-theme=dark]") && svg.contains("class=\"np-0\""))
  }

  @Test func `one theme needs no style sheet`() {
    var writer = SVGWriter(SVGRendering(.dark, placement: .file))
    writer.element("rect", ["fill": .paint(.ink)])
    let svg = writer.document(width: 10, height: 10, label: "x")
    #expect(!svg.contains("<style") && svg.contains(Paint.ink.dark.text) && svg.contains("<title>"))
  }

  // Read back with Pillow: mode P, 2 × 1 pixels, colours (255, 0, 0) and (0, 0, 255).
  @Test func `pictures are those that Pillow reads`() {
    let bytes = IndexedPNG.encode(
      width: 2, height: 1, pixels: [0, 1], palette: [RGB(0xFF0000), RGB(0x0000FF)], [])
    #expect(
      Data(bytes).base64EncodedString()
        == "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAMAAADD/I+4AAAABlBMVEX/AAAAAP9sof2OAAAADklEQVR4AQEDAPz/AAABAAQAAgshi3EAAAAASUVORK5CYII="
    )
  }
}
