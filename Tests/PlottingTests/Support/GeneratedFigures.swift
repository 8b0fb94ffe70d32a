import Foundation
import Plotting

/// Figures of any marks, numbers, sizes, scales, colours and names, moving and still.
enum GeneratedFigures {
  static func figure(_ noise: inout Noise) -> Figure {
    let moments = Int.random(in: 0..<3, using: &noise) == 0 ? Int.random(in: 2...30, using: &noise) : 0
    let panels = (0..<Int.random(in: 1...4, using: &noise)).map { _ in panel(&noise, moments: moments) }
    let titles = [nil, "A title", "<&\"'> \u{1} \u{FFFE}", String(repeating: "very long title ", count: 30)]
    return Figure(
      panels, columns: Int.random(in: -1...4, using: &noise),
      title: titles.randomElement(using: &noise) ?? nil,
      subtitle: titles.randomElement(using: &noise) ?? nil,
      caption: titles.randomElement(using: &noise) ?? nil,
      sharing: [.none, .x, .y, .both].randomElement(using: &noise) ?? .none,
      width: [640, 320, 120, 0, .nan].randomElement(using: &noise) ?? 640,
      height: [400, 200, 120, -1, .infinity].randomElement(using: &noise) ?? 400,
      timeline: moments > 0 ? Timeline(labels: (0..<moments).map { "step \($0)" }) : nil)
  }

  private static let names = [nil, "loss", "the loss of a network with a very long name indeed", "∇w₁ 漢字 🙂"]

  private static func panel(_ noise: inout Noise, moments: Int) -> Panel {
    let count = [0, 1, 2, 7, 300, 5_000].randomElement(using: &noise) ?? 7
    let marks = (0..<Int.random(in: 0...8, using: &noise)).map { _ in mark(&noise, count, moments) }
    return Panel(
      marks, title: names.randomElement(using: &noise) ?? nil, x: axis(&noise), y: axis(&noise),
      color: color(&noise), legend: [.automatic, .row, .hidden].randomElement(using: &noise) ?? .automatic,
      isEqualAspect: Int.random(in: 0..<4, using: &noise) == 0)
  }

  private static func mark(_ noise: inout Noise, _ count: Int, _ moments: Int) -> Mark {
    let name = names.randomElement(using: &noise) ?? nil
    let (x, y) = ((0..<count).map(Double.init), values(count, &noise))
    func frames() -> [[Double]] { (0..<moments).map { _ in values(count, &noise) } }
    switch Int.random(in: 0..<12, using: &noise) {
    case 0: return .dot(DotMark(x: values(count, &noise), y: y, series: name))
    case 1: return .dot(DotMark(x: x, y: y, values: values(count, &noise), label: name))
    case 2: return .area(AreaMark(x: x, upper: y, series: name))
    case 3: return .area(AreaMark(x: x, lower: values(count, &noise), upper: y, series: name))
    case 4: return .rect(RectMark(bars: y, at: x, series: name, place: 1, of: 3))
    case 5: return .rule(RuleMark(x: Array(x.prefix(2)), y: Array(y.prefix(2)), label: name))
    case 6:
      return .text(TextMark(x: x, y: Array(y.prefix(5)), texts: ["a", "bb", "ccc", name ?? "d", ""]))
    case 7: return .link(LinkMark(x1: x, y1: y, x2: y, y2: x, series: name))
    case 8:
      return .contour(
        ContourMark(
          field(&noise), isLogarithmic: Bool.random(using: &noise), isFilled: Bool.random(using: &noise),
          boundaries: [0], label: name, frames: (0..<moments).map { _ in field(&noise) }))
    case 9:
      return .raster(
        RasterMark(
          field(&noise), label: name, values: .fitting, frames: (0..<moments).map { _ in field(&noise) }))
    default: return .line(LineMark(x: x, y: y, series: name, frames: frames()))
    }
  }

  private static func field(_ noise: inout Noise) -> Field {
    let side = [0, 1, 2, 5, 45].randomElement(using: &noise) ?? 5
    return Field(
      columns: side, rows: max(0, side - 1), values: values(side * max(0, side - 1), &noise), x: -1...1,
      y: 0...3)
  }

  private static func color(_ noise: inout Noise) -> ColorScale? {
    let kinds: [ColorScale.Kind?] = [
      nil, .sequential, .logarithmic, .diverging(center: 0), .diverging(center: .nan), .threshold([]),
      .threshold([-1, 0, 2]),
    ]
    return (kinds.randomElement(using: &noise) ?? nil).map { ColorScale($0) }
  }

  private static func axis(_ noise: inout Noise) -> Axis {
    let scales: [Axis.Scale] = [
      .linear, .linear, .log, .symlog(threshold: 1), .symlog(threshold: 1e-200), .symlog(threshold: .nan),
      .band(["a", "b", "a"]), .band((0..<300).map(String.init)),
    ]
    var axis = Axis(
      [nil, "step", "a label too long for any axis of any figure of usual width, and then some more"]
        .randomElement(using: &noise) ?? nil,
      scale: scales.randomElement(using: &noise) ?? .linear, isReversed: Bool.random(using: &noise))
    if Int.random(in: 0..<4, using: &noise) == 0 { axis.setRange(from: 3, to: -2) }
    return axis
  }

  static func values(_ count: Int, _ noise: inout Noise) -> [Double] {
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
