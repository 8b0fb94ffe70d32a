extension Canvas {
  /// Draws grid lines where there are labels, fainter ones where there are none.
  mutating func drawGrid(of panel: PanelLayout) {
    guard !panel.model.isField else { return }
    var majors = PathData()
    var minors = PathData()
    if !panel.model.panel.y.isHidden {
      for tick in panel.yTicks.majors { majors.horizontal(panel, tick.value) }
      for value in panel.yTicks.minors { minors.horizontal(panel, value) }
    }
    if panel.model.hasVerticalGrid && !panel.model.panel.x.isHidden {
      for tick in panel.xTicks.majors { majors.vertical(panel, tick.value) }
    }
    writer.path(minors, ["fill": "none", "stroke": .paint(.grid), "stroke-width": 0.5])
    writer.path(majors, ["fill": "none", "stroke": .paint(.grid)])
  }

  /// Draws the line that values are read from, at 0 or at the bottom.
  mutating func drawBaseline(of panel: PanelLayout) {
    guard !panel.model.isField, !panel.model.panel.x.isHidden else { return }
    var line = PathData()
    let hasZero = panel.model.yDomain.contains(0) && panel.y.kind != .log && !panel.model.isEmpty
    let height = hasZero ? panel.y.position(0) : panel.frame.maxY
    line.polyline([Point(panel.frame.minX, crisp(height)), Point(panel.frame.maxX, crisp(height))])
    writer.path(line, ["fill": "none", "stroke": .paint(.axis)])
  }

  /// Draws tick marks, tick labels and axis titles.
  mutating func drawLabels(of panel: PanelLayout) {
    let frame = panel.frame
    if panel.parts.showsXLabels {
      drawTickMarks(of: panel)
      for tick in panel.xTicks.majors {
        let point = Point(panel.x.position(tick.value), frame.maxY + 9)
        text(tick.label, at: point, style: .xTick, ["class": "np-x-tick"])
      }
    }
    if panel.parts.showsYLabels {
      for tick in panel.yTicks.majors {
        let point = Point(frame.minX - 6, panel.y.position(tick.value))
        text(tick.label, at: point, style: .yTick, ["class": "np-y-tick"])
      }
    }
    drawTitles(of: panel)
  }

  private mutating func drawTickMarks(of panel: PanelLayout) {
    var marks = PathData()
    for tick in panel.xTicks.majors {
      let x = crisp(panel.x.position(tick.value))
      marks.polyline([Point(x, panel.frame.maxY), Point(x, panel.frame.maxY + 4)])
    }
    writer.path(marks, ["fill": "none", "stroke": .paint(.axis)])
  }

  private mutating func drawTitles(of panel: PanelLayout) {
    let frame = panel.frame
    if let title = panel.yTitle {
      let limit = panel.cell.maxX - panel.cell.x - (panel.model.colors?.label == nil ? 0 : 100)
      let short = TextMetrics.truncated(title, to: limit, size: Typography.tick)
      text(Label(short), at: Point(panel.cell.x, frame.minY - 10), style: .tick)
    }
    if let title = panel.xTitle {
      let short = TextMetrics.truncated(title, to: panel.cell.width, size: Typography.tick)
      let style = TextStyle(paint: .muted, anchor: .end, baseline: .top)
      text(Label(short), at: Point(frame.maxX, frame.maxY + 28), style: style)
    }
  }
}

/// A position at which a line of one pixel covers one row of pixels.
func crisp(_ position: Double) -> Double { position.rounded(.down) + 0.5 }

extension PathData {
  fileprivate mutating func horizontal(_ panel: PanelLayout, _ value: Double) {
    let y = crisp(panel.y.position(value))
    polyline([Point(panel.frame.minX, y), Point(panel.frame.maxX, y)])
  }

  fileprivate mutating func vertical(_ panel: PanelLayout, _ value: Double) {
    let x = crisp(panel.x.position(value))
    polyline([Point(x, panel.frame.minY), Point(x, panel.frame.maxY)])
  }
}

extension TextStyle {
  fileprivate static let xTick = TextStyle(paint: .muted, anchor: .middle, baseline: .top)
  fileprivate static let yTick = TextStyle(paint: .muted, anchor: .end, baseline: .middle)
}
