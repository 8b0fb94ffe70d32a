extension Film {
  /// Draws a line that passes through frames of equal structure, in several looks over each other.
  func draw(_ frames: [[Point]], _ looks: [SVGAttributes], clip: Rect, into writer: inout SVGWriter) {
    let paths = frames.map { points in
      var path = PathData(keepsRepeats: true)
      path.polyline(points)
      return path.text
    }
    clipped(frames, clip, into: &writer) { writer in morph(paths, looks, into: &writer) }
  }

  /// Draws dots that move, in several looks over each other.
  func drawDots(
    _ frames: [[Point]], _ looks: [SVGAttributes], _ symbol: Symbol, size: Double, clip: Rect,
    into writer: inout SVGWriter
  ) {
    let paths = frames.map { points in
      var path = PathData(keepsRepeats: true)
      for point in points { symbol.add(to: &path, at: point, size: size) }
      return path.text
    }
    clipped(frames, clip.expanded(by: size), into: &writer) { writer in morph(paths, looks, into: &writer) }
  }

  /// Shows one of several pictures at a time, each drawn by `content`.
  ///
  /// - Parameter budget: How many bytes they may take together; of more, only every second is kept, or every third,
  ///   and so on.
  func switched(
    into writer: inout SVGWriter, budget: Int = .max, content: (inout SVGWriter, _ moment: Int) -> Void
  ) {
    let shown = pictures(within: budget, writer, content)
    writer.group(["class": .text(Interaction.animated)]) { writer in
      for (place, index) in shown.enumerated() {
        let start = place > 0 ? turn(from: shown[place - 1], to: index) : nil
        let end = place + 1 < shown.count ? turn(from: index, to: shown[place + 1]) : nil
        writer.group(end == nil ? [:] : ["display": "none"]) { writer in
          content(&writer, keys[index])
          writer.setVisibility(from: start, to: end)
        }
      }
    }
    writer.group(["class": .text(Interaction.still), "display": "none"]) { writer in
      if let last = keys.last { content(&writer, last) }
    }
  }

  /// The indices of the kept moments whose pictures are shown; always the last.
  private func pictures(
    within budget: Int, _ writer: SVGWriter, _ content: (inout SVGWriter, _ moment: Int) -> Void
  ) -> [Int] {
    guard budget < .max else { return Array(keys.indices) }
    var trial = writer
    for key in keys { content(&trial, key) }
    let stride = max(1, (trial.count - writer.count + budget - 1) / max(1, budget))
    return keys.indices.filter { (keys.count - 1 - $0) % stride == 0 }
  }

  /// Moving paths with their last state as the base, and the same still.
  private func morph(_ paths: [String], _ looks: [SVGAttributes], into writer: inout SVGWriter) {
    guard let last = paths.last, !last.isEmpty else { return }
    let keyTimes = times.map(Film.text).joined(separator: ";")
    writer.group(["class": .text(Interaction.animated)]) { writer in
      for look in looks {
        writer.element("path", look.adding("d", .text(last))) { writer in
          writer.element(
            "animate",
            [
              "attributeName": "d", "begin": "0s", "dur": .text(seconds(1)), "fill": "freeze",
              "keyTimes": .text(keyTimes), "values": .text(paths.joined(separator: ";")),
            ])
        }
      }
    }
    writer.group(["class": .text(Interaction.still), "display": "none"]) { writer in
      for look in looks { writer.element("path", look.adding("d", .text(last))) }
    }
  }

  private func clipped(
    _ frames: [[Point]], _ clip: Rect, into writer: inout SVGWriter, content: (inout SVGWriter) -> Void
  ) {
    guard frames.contains(where: { $0.contains { !clip.contains($0) } }) else { return content(&writer) }
    writer.viewport(clip, content: content)
  }

  /// When a picture gives way to the next: half-way between their moments, so that each is shown at its own however
  /// moments are rounded, and wherever it is the nearest.
  private func turn(from index: Int, to next: Int) -> String {
    seconds(times[index] / 2 + times[next] / 2)
  }

  /// A moment as a clock value.
  func seconds(_ time: Double) -> String { Coordinate.fineText(time * duration) + "s" }

  /// A moment as a fraction with four decimals, so that neighbours stay distinct.
  static func text(_ time: Double) -> String {
    let whole = Int((min(max(time, 0), 1) * 10_000).rounded())
    if whole == 10_000 { return "1" }
    var digits = String(String(whole + 10_000).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return digits.isEmpty ? "0" : "." + digits
  }
}

extension SVGWriter {
  /// A nested viewport cuts what leaves the plotting area, without the id that a clip path would need.
  mutating func viewport(_ clip: Rect, content: (inout SVGWriter) -> Void) {
    let box = [clip.x, clip.y, clip.width, clip.height]
    let viewBox = box.map(Coordinate.text).joined(separator: " ")
    element(
      "svg",
      [
        "x": .number(box[0]), "y": .number(box[1]), "width": .number(box[2]), "height": .number(box[3]),
        "viewBox": .text(viewBox), "overflow": "hidden",
      ], content: content)
  }

  /// Shows the element around it only from one moment, or the beginning, to another; the last is hidden before its
  /// moment.
  mutating func setVisibility(from start: String?, to end: String?) {
    guard start != end, let until = end ?? start else { return }
    element(
      "set",
      [
        "attributeName": "display", "to": end == nil ? "none" : "inline",
        "begin": .text(end == nil ? "0s" : start ?? "0s"), "end": .text(until),
      ])
  }
}

extension Canvas {
  /// Writes what each moment shows at the top right of the first panel that moves.
  mutating func drawFrameLabels(_ layout: FigureLayout) {
    guard let film, film.labels.contains(where: { !$0.isEmpty }),
      let panel = layout.panels.first(where: { $0.model.isAnimated })
    else { return }
    let style = TextStyle(paint: .muted, anchor: .end)
    let place = Point(panel.frame.maxX, panel.frame.minY - 10)
    var canvas = self
    film.switched(into: &canvas.writer) { writer, moment in
      guard let index = film.keys.firstIndex(of: moment) else { return }
      var inner = Canvas(writer, width: width, height: height, film: film)
      inner.text(Label(film.labels[index]), at: place, style: style)
      writer = inner.writer
    }
    self = canvas
  }
}

extension PanelModel {
  /// Whether a mark moves.
  var isAnimated: Bool { contents.contains { $0.frameCount > 1 } }
}
