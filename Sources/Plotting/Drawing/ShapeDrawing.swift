extension Canvas {
  /// Draws the region between two curves.
  mutating func draw(_ mark: AreaMark, _ context: MarkContext) {
    var path = PathData()
    for run in AreaGeometry.runs(mark, context) {
      path.polyline(Clipping.polygon(run.upper + run.lower.reversed(), to: context.frame), closed: true)
    }
    let opacity = SVGValue.ratio(context.opacity ?? 0.3)
    writer.path(path, ["class": "np-area", "fill": .paint(context.paint), "fill-opacity": opacity])
  }

  /// Draws rectangles, those of one colour as one path.
  mutating func draw(_ mark: RectMark, _ context: MarkContext) {
    let gap = mark.values == nil ? 1.0 : 0
    for (paint, rects) in RectGeometry.groups(mark, context) {
      var path = PathData()
      let shown = mark.sharesPixels ? RectGeometry.merged(rects, mark) : rects
      for rect in shown { path.rect(RectGeometry.separated(rect, by: gap)) }
      var attributes: SVGAttributes = ["class": "np-rect", "fill": .paint(paint)]
      attributes.append("fill-opacity", context.opacity.map(SVGValue.ratio))
      if mark.values != nil { attributes.append("shape-rendering", "crispEdges") }
      writer.path(path, attributes)
    }
  }

  /// Draws straight lines across the panel.
  mutating func draw(_ mark: RuleMark, _ context: MarkContext) {
    var attributes = context.stroke(width: 1)
    if mark.series == nil && mark.style.paint == nil {
      attributes = [
        "fill": "none", "stroke": .paint(.muted), "stroke-dasharray": .text(mark.style.dash ?? "4 3"),
      ]
    }
    if let film, let frames = film.frames(of: context) {
      return film.draw(frames, attributes, closed: false, clip: context.clip, into: &writer)
    }
    var path = PathData()
    for place in mark.x.map(context.x.position)
    where place >= context.frame.minX && place <= context.frame.maxX {
      path.polyline([Point(crisp(place), context.frame.minY), Point(crisp(place), context.frame.maxY)])
    }
    for place in mark.y.map(context.y.position)
    where place >= context.frame.minY && place <= context.frame.maxY {
      path.polyline([Point(context.frame.minX, crisp(place)), Point(context.frame.maxX, crisp(place))])
    }
    if context.panel.model.isField { writer.path(path, LineGeometry.halo(width: 1)) }
    writer.path(path, attributes)
  }

  /// Writes the words of annotations, with a line to their point where they stand far from it.
  mutating func drawLabels(of context: MarkContext) {
    for placed in context.panel.annotations.placed[context.index] ?? [] {
      var leader = PathData()
      leader.polyline(placed.leader)
      writer.path(leader, ["fill": "none", "stroke": .paint(.muted), "stroke-width": 0.75])
      text(placed.label, at: placed.point, style: placed.style, ["class": "np-note"])
    }
  }
}

/// The places of rectangles.
enum RectGeometry {
  static func groups(_ mark: RectMark, _ context: MarkContext) -> [(paint: Paint, rects: [Rect])] {
    var groups: [(paint: Paint, rects: [Rect])] = []
    var places: [RGB: Int] = [:]
    for (index, box) in mark.boxes.enumerated() {
      guard let rect = rect(box, context), let paint = paint(index, mark, context) else { continue }
      if let place = places[paint.light] {
        groups[place].rects.append(rect)
      } else {
        places[paint.light] = groups.count
        groups.append((paint, [rect]))
      }
    }
    return groups
  }

  /// One rectangle for all bars in a column of pixels, or in a row if they lie.
  static func merged(_ rects: [Rect], _ mark: RectMark) -> [Rect] {
    let isSideways = Mark.rect(mark).isGroundedSideways
    var places: [Int: Int] = [:]
    var merged: [Rect] = []
    for rect in rects {
      let pixel = Int((isSideways ? rect.center.y : rect.center.x).rounded(.down))
      if let place = places[pixel] {
        merged[place] = merged[place].union(rect)
      } else {
        places[pixel] = merged.count
        merged.append(rect)
      }
    }
    return merged
  }

  /// Leaves a gap between neighbours where they are wide enough for it.
  static func separated(_ rect: Rect, by gap: Double) -> Rect {
    guard rect.width > 3 * gap, rect.height > 0 else {
      return Rect(x: rect.x, y: rect.y, width: max(rect.width, 0.2), height: rect.height)
    }
    return Rect(x: rect.x + gap / 2, y: rect.y, width: rect.width - gap, height: rect.height)
  }

  private static func paint(_ index: Int, _ mark: RectMark, _ context: MarkContext) -> Paint? {
    guard let values = mark.values, let colors = context.panel.model.colors else { return context.paint }
    return index < values.count ? colors.color(values[index]).map(Paint.init) : nil
  }

  private static func rect(_ box: RectMark.Box, _ context: MarkContext) -> Rect? {
    // On a logarithmic scale a bar that stands on 0 reaches down to the edge.
    func foot(_ value: Double, on scale: AxisScale) -> Double {
      value == 0 && scale.kind == .log ? scale.domain.lowerBound : value
    }
    let a = context.point(foot(box.x1, on: context.x), foot(box.y1, on: context.y))
    let b = context.point(box.x2, box.y2)
    guard a.isFinite, b.isFinite else { return nil }
    let rect = Rect(x: min(a.x, b.x), y: min(a.y, b.y), width: abs(a.x - b.x), height: abs(a.y - b.y))
    return Clipping.rect(rect, to: context.frame)
  }
}

extension Rect {
  /// The smallest rectangle that holds both.
  fileprivate func union(_ other: Rect) -> Rect {
    let (left, top) = (min(minX, other.minX), min(minY, other.minY))
    return Rect(
      x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }
}

extension RectMark {
  /// Whether bars are so many that several share a pixel of a figure of usual size.
  var sharesPixels: Bool { values == nil && boxes.count > 1_000 }

  /// What a reader must know about bars that are not drawn one by one.
  var note: String? {
    sharesPixels ? "\(NumberText.exact(Double(boxes.count))) bars; those in one pixel are drawn as one" : nil
  }
}
