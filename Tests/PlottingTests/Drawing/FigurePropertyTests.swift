import Foundation
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
    check(generated(&noise), "seed \(seed)")
  }

  private func check(_ figure: Figure, _ name: String) {
    for rendering in [SVGRendering.inline, .file, SVGRendering(.dark, placement: .file)] {
      let drawn = DrawnSVG(figure.svg(rendering))
      #expect(drawn.isWellFormed, "\(name)")
      #expect(drawn.width.isFinite && drawn.height.isFinite, "\(name)")
      checkAttributes(of: drawn, name)
      checkTexts(of: drawn, name)
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
      let isBroken =
        lower.contains("nan") || lower.contains("inf") || lower.contains("e+") || lower.contains("e-")
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

  /// A figure of any kind of numbers, sizes, scales and names.
  private func generated(_ noise: inout Noise) -> Figure {
    let panels = (0..<Int.random(in: 1...4, using: &noise)).map { _ in panel(&noise) }
    let titles = [nil, "A title", "<&\"'> \u{1} \u{FFFE}", String(repeating: "very long title ", count: 30)]
    return Figure(
      panels, columns: Int.random(in: -1...4, using: &noise),
      title: titles.randomElement(using: &noise) ?? nil,
      sharing: [.none, .x, .y, .both].randomElement(using: &noise) ?? .none,
      width: [640, 320, 120, 0, .nan].randomElement(using: &noise) ?? 640,
      height: [400, 200, 120, -1, .infinity].randomElement(using: &noise) ?? 400)
  }

  private func panel(_ noise: inout Noise) -> Panel {
    let count = [0, 1, 2, 7, 300, 5_000].randomElement(using: &noise) ?? 7
    let names = [nil, "loss", "the loss of a network with a very long name indeed", "∇w₁ 漢字 🙂"]
    let marks = (0..<Int.random(in: 0...8, using: &noise)).map { _ -> Mark in
      let name = names.randomElement(using: &noise) ?? nil
      let (x, y) = ((0..<count).map(Double.init), values(count, &noise))
      switch Int.random(in: 0..<7, using: &noise) {
      case 0: return .dot(DotMark(x: values(count, &noise), y: y, series: name))
      case 1: return .area(AreaMark(x: x, upper: y, series: name))
      case 2: return .rect(RectMark(bars: y, series: name))
      case 3: return .rule(RuleMark(x: Array(x.prefix(2)), y: Array(y.prefix(2)), label: name))
      case 4: return .text(TextMark(x: x, y: Array(y.prefix(5)), texts: ["a", "bb", "ccc", name ?? "d", ""]))
      default: return .line(LineMark(x: x, y: y, series: name))
      }
    }
    return Panel(marks, title: names.randomElement(using: &noise) ?? nil, x: axis(&noise), y: axis(&noise))
  }

  private func axis(_ noise: inout Noise) -> Axis {
    let scales: [Axis.Scale] = [.linear, .linear, .log, .symlog(threshold: 1), .band(["a", "b", "a"])]
    var axis = Axis(
      [nil, "step", "a label too long for any axis of any figure of usual width, and then some more"]
        .randomElement(
          using: &noise) ?? nil, scale: scales.randomElement(using: &noise) ?? .linear,
      isReversed: Bool.random(using: &noise))
    if Int.random(in: 0..<4, using: &noise) == 0 { axis.setRange(from: 3, to: -2) }
    return axis
  }

  private func values(_ count: Int, _ noise: inout Noise) -> [Double] {
    let kind = Int.random(in: 0..<9, using: &noise)
    return (0..<count).map { _ in
      let value = noise.normal()
      switch kind {
      case 0: return 5
      case 1: return value * 1e-300
      case 2: return value * 1e300
      case 3: return 1e9 + value * 1e-3
      case 4: return value > 0.5 ? .nan : value
      case 5: return value > 1 ? .infinity : value > 0.5 ? -.infinity : value
      case 6: return exp(value * 20)
      case 7: return value > 0 ? .greatestFiniteMagnitude : -.greatestFiniteMagnitude
      default: return value
      }
    }
  }
}
