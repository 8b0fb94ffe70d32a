/// The values that a mark spreads over the axes.
extension Mark {
  /// All values along x.
  var xValues: [[Double]] {
    switch self {
    case .line(let mark): [mark.x]
    case .dot(let mark): mark.frames.map(\.x) + [mark.x]
    case .area(let mark): [mark.x]
    case .rect(let mark):
      [isGroundedSideways ? [] : mark.boxes.map(\.x1), mark.boxes.map(\.x2), mark.omitted]
    case .rule(let mark): [mark.x, mark.frames]
    case .text(let mark): [mark.x]
    case .contour(let mark): mark.isEmpty ? [] : mark.field.xEnds
    case .raster(let mark): mark.field.xEnds
    case .link(let mark): [mark.x1, mark.x2]
    }
  }

  /// All values along y.
  var yValues: [[Double]] {
    switch self {
    case .line(let mark): mark.frames + [mark.heightsBetweenPoles ?? mark.y]
    case .dot(let mark): mark.frames.map(\.y) + [mark.y]
    case .area(let mark): [mark.upper, mark.lower ?? []]
    case .rect(let mark): mark.heights
    case .rule(let mark): [mark.y]
    case .text(let mark): [mark.y]
    case .contour(let mark): mark.isEmpty ? [] : mark.field.yEnds
    case .raster(let mark): mark.field.yEnds
    case .link(let mark): [mark.y1, mark.y2]
    }
  }

  /// The values along y of what is shown where only a part of the x axis is.
  func yValues(over window: LineWindow?) -> [[Double]] {
    guard let window else { return yValues }
    switch self {
    case .line(let mark) where mark.poleCount > 0: return yValues
    case .line(let mark): return (mark.frames + [mark.y]).map { window.values(mark.x, $0) }
    case .dot(let mark) where mark.frames.isEmpty: return [window.vertices(mark.x, mark.y)]
    default: return yValues
    }
  }

  /// Whether lengths along y are read from 0.
  var isGrounded: Bool {
    switch self {
    case .area(let mark): mark.lower == nil
    case .rect(let mark): mark.boxes.contains { $0.y1 == 0 || $0.y2 == 0 } && mark.values == nil
    default: false
    }
  }

  /// Whether lengths along x are read from 0.
  var isGroundedSideways: Bool {
    guard case .rect(let mark) = self, !mark.boxes.isEmpty else { return false }
    return mark.boxes.allSatisfy { $0.x1 == 0 }
  }

  /// Whether the mark fills its rectangle, so that the axes end where it ends.
  var isField: Bool {
    switch self {
    case .contour(let mark): mark.isFilled
    case .raster: true
    default: false
    }
  }

  /// Whether the reader compares positions along x as much as along y.
  var isTwoDimensional: Bool {
    switch self {
    case .dot(let mark): mark.frames.isEmpty && mark.x.count > 2
    case .link(let mark): mark.x1.count > 2
    case .contour, .raster: true
    default: false
    }
  }

  /// The style, where the mark has one.
  var style: MarkStyle {
    switch self {
    case .line(let mark): mark.style
    case .dot(let mark): mark.style
    case .area(let mark): mark.style
    case .rect(let mark): mark.style
    case .rule(let mark): mark.style
    case .text(let mark): mark.style
    case .contour(let mark): mark.style
    case .link(let mark): mark.style
    case .raster: .normal
    }
  }

  /// The numbers that the colour scale turns into colours.
  ///
  /// - Parameter isAveraged: Whether cells that are too many are shown by their means.
  func colorValues(isAveraged: Bool) -> [[Double]] {
    switch self {
    case .dot(let mark): [mark.values ?? []]
    case .rect(let mark): [mark.values ?? []]
    case .contour(let mark):
      mark.isColored ? mark.frames.map(\.values) + [mark.field.values] : []
    case .raster(let mark): mark.shownFields(isAveraged: isAveraged).map(\.values)
    default: []
    }
  }

  /// What the colours measure.
  var colorLabel: String? {
    switch self {
    case .dot(let mark): mark.values == nil ? nil : mark.label
    case .contour(let mark): mark.isColored ? mark.label : nil
    case .raster(let mark): mark.label
    default: nil
    }
  }
}

extension ContourMark {
  /// Whether the scale of colours tells the heights, be it by regions or by lines.
  var isColored: Bool { paints.isEmpty && (isFilled || style.paint == nil) }

  /// Whether no moment has a height to show.
  fileprivate var isEmpty: Bool {
    ([field] + frames).allSatisfy { field in !field.values.contains(where: \.isFinite) }
  }
}

extension RectMark {
  /// The ends along y that are data: neither the feet of bars, nor intervals in which nothing is counted.
  fileprivate var heights: [[Double]] {
    guard values == nil else { return [boxes.map(\.y1), boxes.map(\.y2)] }
    let shown = isCount ? boxes.filter { $0.y2 != 0 } : boxes
    return [shown.map(\.y1).filter { $0 != 0 }, shown.map(\.y2)]
  }
}

extension Field {
  fileprivate var xEnds: [[Double]] { values.isEmpty ? [] : [[x.lowerBound, x.upperBound]] }
  fileprivate var yEnds: [[Double]] { values.isEmpty ? [] : [[y.lowerBound, y.upperBound]] }
}
