import Foundation
import Plotting

/// Figures of colours, regions and groups, for goldens.
extension SampleFigures {
  private static let waves = Field(x: -3...3, y: -2...2, columns: 48, rows: 32) { x, y in
    sin(2 * x) * cos(2 * y)
  }

  static let groupedBars = Figure([
    Panel(
      [
        .rect(RectMark(bars: [3, 2, 1], at: [0, 1, 2], series: "training", place: 0, of: 2)),
        .rect(RectMark(bars: [4, 3, 5], at: [0, 1, 2], series: "test", place: 1, of: 2)),
      ], x: Axis(scale: .band(["small", "medium", "large"])), y: Axis("loss"))
  ])

  static let coloredDots = Figure([
    Panel(
      [.dot(DotMark(x: [-1, 0, 1, 2], y: [0, 2, 1, 2], values: [-1, 0, 0.5, 2], label: "error"))],
      color: .diverging)
  ])

  static let thresholds = Figure([
    Panel.matrix(
      [1, 2, 3, 4, 5, 6], rows: 2, columns: 3, label: "stage", rowNames: ["a", "b"],
      columnNames: ["x", "y", "z"], color: ColorScale(.threshold([2.5, 4.5])))
  ])

  static let contourLines = Figure([
    Panel([.contour(ContourMark(waves, isFilled: false, label: "height"))], x: Axis("u"), y: Axis("v"))
  ])

  /// Two regions in paints of their own, white where they meet.
  static func regions(_ field: Field, frames: [Field] = []) -> Mark {
    .contour(
      ContourMark(
        field, thresholds: [0], paints: [.series(0), .series(1)], boundaries: [0],
        style: MarkStyle(paint: Paint(RGB(0xFFFFFF)), size: 1.5), frames: frames))
  }

  static let plane = Figure([
    Panel(
      [regions(waves), .dot(DotMark(x: [0, 1], y: [0, 1], series: "class 0"))], x: Axis("x₁"), y: Axis("x₂"))
  ])

  static let planeFilm: Figure = {
    let frames = (1...6).map { moment in
      Field(x: -3...3, y: -2...2, columns: 24, rows: 16) { x, y in
        sin(Double(moment) / 3 * x) * cos(Double(moment) / 3 * y)
      }
    }
    return Figure(
      [Panel([regions(frames[5], frames: frames)])], timeline: Timeline(labels: (1...6).map { "step \($0)" }))
  }()
}
