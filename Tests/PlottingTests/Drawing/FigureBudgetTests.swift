import Foundation
import Plotting
import Testing

/// Sizes that are promised.
@Suite(.serialized) struct FigureBudgetTests {
  private func curve(_ count: Int) -> Figure {
    var noise = Noise(7)
    let steps = (0..<count).map(Double.init)
    let loss = steps.map { 2.3 * exp(-$0 / Double(count) * 8) + 0.05 + 0.05 * noise.normal() }
    return Figure([Panel([.line(LineMark(x: steps, y: loss))], x: Axis("step"), y: Axis("loss"))])
  }

  @Test func `a curve of 50,000 steps takes at most 20 KB`() {
    #expect(curve(50_000).svg(.file).utf8.count <= 20_000)
  }

  @Test func `a smoothed curve of 50,000 steps takes at most 20 KB`() throws {
    guard case .line(var raw)? = curve(50_000).panels.first?.marks.first else { return }
    let average = Smoothing.movingAverage(raw.y, window: 500)
    let smooth = LineMark(x: raw.x, y: average, series: "a", origin: .derived)
    (raw.series, raw.style) = ("a", .faint)
    #expect(Figure([Panel([.line(raw), .line(smooth)])]).svg(.file).utf8.count <= 20_000)
  }

  /// A line of noise has four vertices in each column, and what is averaged over few of them almost as many.
  @Test(arguments: [640.0, 900], [1, 2, 10, 500])
  func `noise of 50,000 steps takes at most 20 KB`(width: Double, window: Int) {
    guard case .line(var raw)? = curve(50_000).panels.first?.marks.first else { return }
    var noise = Noise(17)
    raw.y = raw.y.map { $0 * exp(noise.normal()) }
    var marks = [Mark.line(raw)]
    if window > 1 {
      let average = Smoothing.movingAverage(raw.y, window: window)
      raw.style = .faint
      marks = [.line(raw), .line(LineMark(x: raw.x, y: average, origin: .derived))]
    }
    let panel = Panel(marks, x: .steps, y: Axis("loss", scale: .log))
    let svg = Figure([panel], width: width).svg(.file)
    #expect(svg.utf8.count <= 20_000)
    // What is lowest and highest is drawn all the same, six pixels from the edges or a little more where these are
    // powers of ten.
    let attributes = DrawnSVG(svg).attributes
    let frame = attributes.first { $0.name == "data-frame" }?.value.split(separator: " ").compactMap {
      Double($0)
    }
    let heights = attributes.filter { $0.name == "d" }.flatMap { DrawnPath($0.value).vertices }.map(\.y)
    guard let frame, frame.count == 4 else { return #expect(frame?.count == 4) }
    let inner = heights.filter { $0 >= frame[1] + 5.9 && $0 <= frame[1] + frame[3] - 5.9 }
    #expect(inner.count > 500)
    #expect(abs((inner.min() ?? 0) - frame[1] - 6) <= 0.025 * frame[3])
    #expect(abs((inner.max() ?? 0) - frame[1] - frame[3] + 6) <= 0.025 * frame[3])
  }

  @Test func `a landscape of noise takes at most 60 KB and says so`() {
    var noise = Noise(9)
    let field = Field(x: 0...1, y: 0...1, columns: 90, rows: 90) { _, _ in noise.normal() }
    for isFilled in [true, false] {
      let svg = Figure([Panel([.contour(ContourMark(field, isFilled: isFilled))])]).svg(.file)
      #expect(svg.utf8.count <= 60_000 && svg.contains("the lines of equal height are too many"))
    }
    let boundaries = (0..<3).map { _ in
      let field = Field(x: 0...1, y: 0...1, columns: 160, rows: 160) { _, _ in noise.normal() }
      return Mark.contour(ContourMark(field, thresholds: [0], paints: [nil, .muted], boundaries: [0]))
    }
    #expect(Figure([Panel(boundaries)]).svg(.file).utf8.count <= 60_000)
  }

  @Test func `a million points take at most 60 KB`() {
    #expect(curve(1_000_000).svg(.inline).utf8.count <= 60_000)
  }

  @Test func `a million points of an area take at most 60 KB`() {
    var noise = Noise(10)
    let x = (0..<1_000_000).map(Double.init)
    let area = AreaMark(x: x, lower: x.map { _ in -noise.normal() }, upper: x.map { _ in noise.normal() })
    #expect(Figure([Panel([.area(area)])]).svg(.file).utf8.count <= 60_000)
  }

  @Test func `thousands of bars take at most 40 KB and say so`() {
    var noise = Noise(11)
    let bars = RectMark(bars: (0..<5_000).map { _ in noise.normal() }, at: (0..<5_000).map(Double.init))
    let svg = Figure([Panel([.rect(bars)])]).svg(.file)
    #expect(svg.utf8.count <= 40_000 && svg.contains("those in one pixel are drawn as one"))
  }

  @Test func `the points of twelve classes take at most 60 KB`() {
    var noise = Noise(12)
    let classes = (0..<12).map { index in
      let x = (0..<300).map { _ in noise.normal() }
      return Mark.dot(DotMark(x: x, y: x.map { _ in noise.normal() }, series: "\(index)"))
    }
    #expect(Figure([Panel(classes)]).svg(.file).utf8.count <= 60_000)
  }

  @Test func `a million isolated points take at most 60 KB`() {
    let x = (0..<1_000_000).map(Double.init)
    let y = x.map { Int($0) % 2 == 0 ? sin($0 / 1e5) : .nan }
    #expect(Figure([Panel([.line(LineMark(x: x, y: y))])]).svg(.file).utf8.count <= 60_000)
  }

  @Test func `a million dots take at most 60 KB`() {
    var noise = Noise(8)
    let x = (0..<1_000_000).map { _ in noise.normal() }
    let y = x.map { $0 + noise.normal() }
    #expect(Figure([Panel([.dot(DotMark(x: x, y: y))])]).svg(.file).utf8.count <= 60_000)
  }

  @Test func `an animated training takes at most 120 KB`() {
    let x = (0..<400).map { Double($0) / 100 - 2 }
    let frames = (0..<500).map { frame in
      x.map { sin((1 + Double(frame) / 100) * $0) * cos(Double(frame) / 7 + $0) }
    }
    let steps = frames.indices.map { Double($0 * 100) }
    let loss = steps.map { exp(-$0 / 9_000) + 0.1 * sin($0 / 999) }
    let figure = Figure(
      [
        Panel([.line(LineMark(x: x, y: frames[499], frames: frames))]),
        Panel([
          .line(LineMark(x: steps, y: loss)),
          .dot(DotMark(x: [steps[499]], y: [loss[499]], frames: zip(steps, loss).map { ([$0], [$1]) })),
        ]),
      ], columns: 2, timeline: Timeline(labels: steps.map { "step \($0)" }))
    #expect(figure.svg(.inline).utf8.count <= 120_000)
  }

  @Test func `an animated plane with many points takes at most 120 KB`() {
    func field(_ moment: Int) -> Field {
      Field(x: -3...3, y: -3...3, columns: 80, rows: 80) { x, y in
        sin(2 * x + Double(moment) / 9) * cos(3 * y)
      }
    }
    var noise = Noise(9)
    let dots = (0..<7).map { series in
      Mark.dot(
        DotMark(
          x: (0..<900).map { _ in noise.normal() }, y: (0..<900).map { _ in noise.normal() },
          series: "class \(series)"))
    }
    let frames = (0..<60).map(field)
    let ground = (0..<7).map { _ in Mark.contour(ContourMark(frames[59], thresholds: [0], frames: frames)) }
    let timeline = Timeline(labels: frames.indices.map { "step \($0)" })
    let svg = Figure([Panel(ground + dots)], timeline: timeline).svg(.inline)
    #expect(svg.utf8.count <= 120_000 && svg.contains("<set "))
  }

  @Test func `an animated landscape takes at most 120 KB`() {
    func field(_ moment: Int) -> Field {
      Field(x: -3...3, y: -3...3, columns: 80, rows: 80) { x, y in
        sin(2 * x + Double(moment) / 9) * cos(3 * y) + x * y / 5
      }
    }
    let frames = (0..<60).map(field)
    let timeline = Timeline(labels: frames.indices.map { "step \($0)" })
    for mark in [
      Mark.contour(ContourMark(frames[59], frames: frames)), .raster(RasterMark(frames[59], frames: frames)),
    ] {
      let svg = Figure([Panel([mark])], timeline: timeline).svg(.inline)
      #expect(svg.utf8.count <= 120_000)
      #expect(svg.ranges(of: "<set ").count >= 8)
    }
  }

  @Test func `a large matrix takes at most 40 KB`() {
    let field = Field(x: 0...1, y: 0...1, columns: 1_000, rows: 1_000) { x, y in sin(9 * x * y) }
    #expect(Figure([Panel([.raster(RasterMark(field))])]).svg(.file).utf8.count <= 40_000)
  }
}
