import Plotting
import Testing

@Suite struct TextMetricsTests {
  // 12 px, Helvetica's own metrics: 75 px; DejaVu Sans: 86 px.
  @Test func `width is an upper estimate, and not a wild one`() {
    let width = TextMetrics.width("validation loss", size: 12)
    #expect(width >= 86 && width < 95)
  }

  @Test func `shortened text fits`() {
    let text = TextMetrics.truncated("a very long name", to: 50, size: 12)
    #expect(text.hasSuffix("…") && TextMetrics.width(text, size: 12) <= 50)
    #expect(TextMetrics.truncated("short", to: 50, size: 12) == "short")
  }

  @Test func `wrapped text loses nothing but spaces`() {
    let lines = TextMetrics.wrapped("one two three four five", to: 70, size: 12, maxLines: 9)
    #expect(lines.count > 1 && lines.joined(separator: " ") == "one two three four five")
    for line in lines { #expect(TextMetrics.width(line, size: 12) <= 70) }
  }

  // Chromium with DejaVu Sans Bold, which it takes for semibold: 657.8 px.
  @Test func `semibold text is measured as wide as it is drawn`() {
    let title = "The quick brown fox jumps over the lazy dog and then writes a paper on it all"
    let width = TextMetrics.width(title, size: 15, isBold: true)
    #expect(width >= 657.8 && width < 720)
    let figure = Figure([Panel([.line(LineMark(x: [0, 1], y: [0, 1]))])], title: title)
    #expect(DrawnSVG(figure.svg(.file)).texts.count(where: \.isBold) == 2)
  }
}
