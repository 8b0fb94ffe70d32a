extension SVGWriter {
  /// Thin slanted lines over a rectangle, below what is painted: where nothing is, they show that nothing can be.
  mutating func hatch(_ rect: Rect) {
    var path = PathData()
    for offset in stride(from: Self.hatchDistance, to: rect.width + rect.height, by: Self.hatchDistance) {
      // A line from the left or lower side up to the upper or right one.
      let start = Point(rect.minX + max(0, offset - rect.height), rect.minY + min(offset, rect.height))
      let end = Point(rect.minX + min(offset, rect.width), rect.minY + max(0, offset - rect.width))
      path.polyline([start, end])
    }
    self.path(
      path, ["class": "np-hatch", "fill": "none", "stroke": .paint(.axis), "stroke-width": 0.5])
  }

  private static var hatchDistance: Double { 8 }

  /// A line along the inner edge of a rectangle, without which pale colours end where the page does.
  mutating func outline(_ rect: Rect) {
    guard rect.width > 2, rect.height > 2 else { return }
    var path = PathData()
    path.rect(Rect(x: rect.x + 0.5, y: rect.y + 0.5, width: rect.width - 1, height: rect.height - 1))
    self.path(path, ["class": "np-outline", "fill": "none", "stroke": .paint(.axis)])
  }
}

extension ColorMapping {
  /// Whether a colour of the scale can hardly be told from a light or a dark page.
  var meetsPage: Bool {
    scale.map.anchors.contains { color in
      [Paint.page.light, Paint.page.dark].contains { color.contrast(with: $0) < 1.15 }
    }
  }
}
