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
    let isSideways = mark.isGroundedSideways
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
      // What is narrower than a pixel would be too pale to be seen.
      let width = max(rect.width, 1)
      return Rect(x: rect.center.x - width / 2, y: rect.y, width: width, height: rect.height)
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
    return Clipping.rect(rect, to: context.range)
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
