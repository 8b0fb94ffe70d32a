import Foundation
import Plotting

/// Figures that show every mark, scale and guide, for goldens.
enum SampleFigures {
  static let all: [(name: String, figure: Figure)] = [
    ("line", line), ("log", log), ("names", names), ("fit", fit), ("film", film), ("histogram", histogram),
    ("bars", bars), ("contour", contour), ("decision", decision), ("matrix", matrix), ("picture", picture),
    ("grouped-bars", groupedBars), ("colored-dots", coloredDots), ("thresholds", thresholds),
    ("contour-lines", contourLines), ("plane", plane), ("plane-film", planeFilm),
    ("facets", facets), ("annotations", annotations), ("symlog", symlog), ("gaps", gaps),
    ("empty", Figure([])),
    ("no-data", Figure([Panel([])], title: "Nothing")),
  ]

  private static let grid = (0...100).map { Double($0) / 25 - 2 }

  static let line = Figure(
    [
      Panel(
        [
          .line(LineMark(x: grid, y: grid.map(tanh), series: "tanh(x)")),
          .line(LineMark(x: grid, y: grid.map { 1 - tanh($0) * tanh($0) }, series: "tanh′(x)")),
        ], x: Axis("x"))
    ], title: "tanh and its derivative", subtitle: "a < b & \"c\"", caption: "Both are smooth.")

  static let log: Figure = {
    var noise = Noise(1)
    let steps = (0..<5_000).map(Double.init)
    let loss = steps.map { 2 * exp(-$0 / 800) * (1 + 0.2 * noise.unit()) + 0.01 }
    let smooth = Smoothing.exponentialAverage(loss, decay: 0.9)
    return Figure([
      Panel(
        [
          .line(LineMark(x: steps, y: loss, series: "loss", style: .faint)),
          .line(LineMark(x: steps, y: smooth, series: "loss")),
        ], x: .steps, y: Axis("loss", scale: .log))
    ])
  }()

  static let names = Figure([
    Panel(
      ["SGD", "momentum", "RMSProp", "Adam", "AdamW", "Nesterov", "Adagrad"].enumerated().map { index, name in
        .line(LineMark(x: grid, y: grid.map { exp(-$0 * Double(index)) }, series: name))
      }, x: Axis("epoch"), y: Axis("loss", scale: .log))
  ])

  static let fit: Figure = {
    var noise = Noise(2)
    let x = (0..<40).map { _ in noise.unit() * 4 - 2 }
    return Figure([
      Panel(
        [
          .dot(DotMark(x: x, y: x.map { sin(2 * $0) + 0.1 * noise.normal() }, series: "data")),
          .line(LineMark(x: grid, y: grid.map { sin(2 * $0) }, series: "fit")),
        ], x: Axis("x"), y: Axis("y"))
    ])
  }()

  static let film: Figure = {
    let frames = (0..<60).map { frame in
      grid.map { (1 - exp(-Double(frame) / 9)) * sin(2 * $0) }
    }
    let steps = (0..<60).map { Double($0) * 50 }
    let loss = (0..<60).map { exp(-Double($0) / 9) + 0.02 }
    let cursor = zip(steps, loss).map { (x: [$0], y: [$1]) }
    return Figure(
      [
        Panel([.line(LineMark(x: grid, y: frames[59], frames: frames))], title: "fit", x: Axis("x")),
        Panel(
          [
            .line(LineMark(x: steps, y: loss)), .rule(RuleMark(x: [steps[59]], frames: steps)),
            .dot(DotMark(x: [steps[59]], y: [loss[59]], frames: cursor)),
          ], title: "loss", x: .steps, y: Axis(scale: .log)),
      ], columns: 2, timeline: Timeline(labels: steps.map { "step \(Int($0))" }))
  }()

  static let histogram: Figure = {
    var noise = Noise(3)
    return Figure([
      Panel(
        [.rect(Histogram((0..<1_000).map { _ in noise.normal() }).mark())], x: Axis("weight"),
        y: Axis("count"))
    ])
  }()

  static let bars = Figure([
    Panel(
      [.rect(RectMark(bars: [3, -1, 7], series: "score")), .rule(RuleMark(y: [5], label: "target"))],
      x: Axis(scale: .band(["one", "two", "a rather long name"])), y: Axis("score"))
  ])

  private static let bowl = Field(x: -2...2, y: -1...1, columns: 40, rows: 30) { x, y in
    x * x + 4 * y * y + 0.1
  }

  static let contour = Figure([
    Panel(
      [
        .contour(ContourMark(bowl, isLogarithmic: true, label: "loss")),
        .line(LineMark(x: [-1.5, -0.5, 0.2, 0], y: [0.8, -0.3, 0.1, 0])),
      ], x: Axis("u"), y: Axis("v"))
  ])

  static let decision = Figure([
    Panel(
      [
        .contour(
          ContourMark(
            Field(x: -1...1, y: -1...1, columns: 40, rows: 40) { x, y in 1 / (1 + exp(-6 * (x + y * y - 0.3)))
            },
            thresholds: [0.25, 0.5, 0.75], boundaries: [0.5], label: "p")),
        .dot(DotMark(x: [-0.5, -0.7], y: [0.1, -0.2], series: "no")),
        .dot(DotMark(x: [0.5, 0.7], y: [0.5, -0.6], series: "yes")),
      ], color: ColorScale(map: .twoClasses, range: 0...1), isEqualAspect: true)
  ])

  static let matrix = Figure([
    Panel.matrix([1, -2, 0.5, 0, .nan, 3], rows: 2, columns: 3, label: "weight")
  ])

  static let picture = Figure([
    Panel([
      .raster(RasterMark(Field(x: 0...1, y: 0...1, columns: 60, rows: 50) { x, y in x * y }))
    ])
  ])

  static let facets = Figure(
    (1...4).map { index in
      Panel(
        [
          .line(LineMark(x: grid, y: grid.map { sin(Double(index) * $0) }, series: "sin")),
          .line(LineMark(x: grid, y: grid.map { cos(Double(index) * $0) }, series: "cos")),
        ], title: "frequency \(index)", x: Axis("x"))
    }, columns: 2, sharing: .both)

  static let annotations = Figure([
    Panel([
      .area(AreaMark(x: grid, lower: grid.map { $0 - 1 }, upper: grid.map { $0 + 1 })),
      .text(TextMark(x: [0, 2], y: [0, 2], texts: ["origin", "end"])),
      .link(LinkMark(x1: [-1], y1: [2], x2: [0], y2: [0])), .rule(RuleMark(x: [1], label: "x = 1")),
      .dot(DotMark(x: [0, 1, 2], y: [0, 1, 2], values: [-1, 0, 1])),
    ])
  ])

  static let symlog = Figure([
    Panel(
      [
        .line(LineMark(x: [0, 1, 2, 3], y: [-1_000, -1, 5, 100_000]))
      ], y: Axis("y", scale: .symlog(threshold: 1)))
  ])

  static let gaps = Figure([
    Panel(
      [
        .line(LineMark(x: [0, 1, 2, 3, 4, 5], y: [1, 10, -1, .nan, 50, .infinity]))
      ], y: Axis("y", scale: .log))
  ])
}
