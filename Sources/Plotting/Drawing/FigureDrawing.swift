extension Figure {
  /// The figure as SVG; of an animation that would be large, fewer moments and coarser lines are kept.
  public func svg(_ rendering: SVGRendering) -> String {
    let figure = measured
    let layout = FigureLayout(figure)
    var economy = 1.0
    var text = figure.svg(rendering, layout, economy)
    while timeline != nil, text.utf8.count > Film.largestFile, economy > 0.1 {
      economy *= 0.7
      text = figure.svg(rendering, layout, economy)
    }
    return text
  }

  /// The figure with the points of its lines looked at, which layout, words and drawing all ask about.
  private var measured: Figure {
    var figure = self
    for panel in figure.panels.indices {
      figure.panels[panel].marks = figure.panels[panel].marks.map { mark in
        if case .line(let line) = mark { .line(line.measured) } else { mark }
      }
    }
    return figure
  }

  private func svg(_ rendering: SVGRendering, _ layout: FigureLayout, _ economy: Double) -> String {
    let film = timeline.flatMap { Film($0, layout.panels, economy: economy) }
    var canvas = Canvas(SVGWriter(rendering), width: layout.width, height: layout.height, film: film)
    canvas.drawHeader(layout)
    for panel in layout.panels { canvas.draw(panel) }
    canvas.drawNotes(layout)
    canvas.drawFrameLabels(layout)
    return canvas.writer.document(
      width: layout.width, height: layout.height, label: summary, title: title,
      attributes: film?.interaction ?? [])
  }

  /// How long the animation plays, in seconds.
  public var duration: Double? {
    let moves = panels.contains { $0.contents.contains { $0.frameCount > 1 } }
    return moves ? timeline.map(\.clampedDuration) : nil
  }
}

/// A writer that knows the size of the picture and keeps text inside it.
struct Canvas {
  var writer: SVGWriter
  let width: Double
  let height: Double
  /// The moments of the animation; nil for a still picture.
  let film: Film?

  init(_ writer: SVGWriter, width: Double, height: Double, film: Film?) {
    self.writer = writer
    self.width = width
    self.height = height
    self.film = film
    if film != nil { self.writer.styles.hasAnimation = true }
  }

  /// Writes a text, shortened or moved sideways where it would leave the picture, left out where it is above or
  /// below it.
  mutating func text(
    _ label: Label, at point: Point, style: TextStyle, _ attributes: SVGAttributes = [:],
    content: ((inout SVGWriter) -> Void)? = nil
  ) {
    guard point.isFinite else { return }
    var label = label
    if style.width(of: label) > width {
      label = Label(
        TextMetrics.truncated(label.plainText, to: width, size: style.size, isBold: style.isBold))
    }
    let box = style.box(of: label, at: point)
    guard box.minY >= -1, box.maxY <= height + 1 else { return }
    let shift = max(0, -box.minX) - max(0, box.maxX - width)
    writer.text(label, at: Point(point.x + shift, point.y), style: style, attributes, content: content)
  }

  mutating func drawHeader(_ layout: FigureLayout) {
    var top = 1.0
    for line in layout.titleLines {
      text(Label(line), at: Point(0, top), style: .figureTitle)
      top += FigureLayout.titleHeight
    }
    for line in layout.subtitleLines {
      text(Label(line), at: Point(0, top + 1), style: .subtitle)
      top += FigureLayout.subtitleHeight
    }
    if let (legend, y) = layout.legend { draw(legend, at: Point(0, y), series: layout.panels.first) }
  }

  mutating func drawNotes(_ layout: FigureLayout) {
    let top = layout.height - FigureLayout.noteHeight * Double(layout.noteLines.count)
    for (index, line) in layout.noteLines.enumerated() {
      text(Label(line), at: Point(0, top + FigureLayout.noteHeight * Double(index) + 1), style: .note)
    }
  }
}

extension TextStyle {
  static let figureTitle = TextStyle(size: Typography.title, baseline: .top, isBold: true)
  static let subtitle = TextStyle(size: Typography.label, paint: .muted, baseline: .top)
  static let panelTitle = TextStyle(size: Typography.label, baseline: .top, isBold: true)
  static let note = TextStyle(size: Typography.note, paint: .muted, baseline: .top)
  static let tick = TextStyle(paint: .muted)
}
