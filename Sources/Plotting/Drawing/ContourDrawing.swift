import Foundation

/// The regions of one field.
struct ContourDrawing {
  private let mark: ContourMark
  private let field: Field
  private let context: MarkContext
  private let place: FieldPlace
  private let squares: MarchingSquares
  private let colors: ColorMapping
  private let thresholds: [Double]
  private let isLogarithmic: Bool
  private let frame: Rect
  private static let tolerance = 0.2

  init(_ mark: ContourMark, _ field: Field, _ context: MarkContext) {
    self.mark = mark
    self.context = context
    place = FieldPlace(field, context)
    let own = ColorMapping(.sequential, extent: Domain.extent(field.values) ?? 0...1)
    let resolved = context.panel.model.colors ?? own
    colors = resolved
    // Where heights are even in the logarithm, the lines between two samples are too.
    isLogarithmic = resolved.scale.kind == .logarithmic
    self.field = isLogarithmic ? field.mapped { $0 > 0 ? $0 : .nan } : field
    squares = MarchingSquares(isLogarithmic ? field.mapped { $0 > 0 ? log10($0) : .nan } : field)
    let isPainted = mark.isFilled && mark.paints.isEmpty
    let heights = isPainted ? mark.limits(resolved) : mark.heights(resolved)
    thresholds = Array(heights.prefix(ContourMark.maximumThresholds))
    frame =
      place.rect.flatMap { Clipping.rect($0, to: context.frame) } ?? Rect(x: 0, y: 0, width: 0, height: 0)
  }

  func draw(into writer: inout SVGWriter) {
    guard frame.width > 0, frame.height > 0 else { return }
    let isBusy = context.panel.model.hasBusyContours
    if isBusy { cells(into: &writer) }
    if mark.isFilled, !isBusy { fill(into: &writer) }
    if mark.isFilled, mark.paints.isEmpty, field.hasHoles || colors.meetsPage { writer.outline(frame) }
    guard !isBusy else { return }
    if !mark.isFilled { lines(thresholds, own: true, into: &writer) }
    if !mark.boundaries.isEmpty { lines(mark.boundaries, own: false, into: &writer) }
  }

  /// Paints the regions from the lowest up, each over all lower ones.
  private func fill(into writer: inout SVGWriter) {
    if mark.paints.isEmpty, field.hasHoles { writer.hatch(frame) }
    if let paint = paint(ofRegion: 0) { ground(paint, into: &writer) }
    for (index, threshold) in thresholds.enumerated() {
      guard let paint = paint(ofRegion: index + 1) else { continue }
      let path = regions(rings(at: threshold))
      writer.path(path, ["class": "np-contour", "fill": .paint(paint), "fill-rule": "evenodd"])
    }
  }

  /// Paints the cells of the field in the colours of their regions.
  private func cells(into writer: inout SVGWriter) {
    guard let rect = place.rect else { return }
    let field = field.reduced(
      toCells: ContourComplexity.cellLimit(context.panel.model.panel), isAveraged: true)
    let paints = (0...thresholds.count).map(paint(ofRegion:))
    let empty = UInt8(paints.count)
    let pixels = field.facing(context).values.map { value in
      value.isFinite ? UInt8(thresholds.count { $0 <= value }) : empty
    }
    let address = IndexedPNG.dataAddress(
      width: field.columns, height: field.rows, pixels: pixels,
      palette: paints.map { $0?.light ?? RGB(0) } + [RGB(0)],
      opacities: paints.map { $0 == nil ? 0 : 255 } + [0])
    if field.hasHoles { writer.hatch(frame) }
    writer.viewport(context.frame) { $0.picture(address, in: rect, ["class": "np-contour"]) }
  }

  /// Paints the whole field but for its holes.
  private func ground(_ paint: Paint, into writer: inout SVGWriter) {
    guard field.hasHoles else {
      var whole = PathData()
      whole.rect(frame)
      return writer.path(whole, ["fill": .paint(paint)])
    }
    writer.path(regions(squares.finiteRings), ["fill": .paint(paint), "fill-rule": "evenodd"])
  }

  /// The paint of the region above so many heights.
  private func paint(ofRegion index: Int) -> Paint? {
    guard mark.paints.isEmpty else { return index < mark.paints.count ? mark.paints[index] : nil }
    let low = index == 0 ? colors.extent.lowerBound : thresholds[index - 1]
    return band(from: low, to: index < thresholds.count ? thresholds[index] : nil).map(Paint.init)
  }

  /// The colour of a region: that of its middle, so that a bar of steps can show it.
  private func band(from low: Double, to high: Double?) -> RGB? {
    colors.color(colors.isContinuous ? colors.middle(of: low, and: high) : low)
  }

  private func rings(at height: Double) -> [[Point]] {
    squares.rings(at: isLogarithmic ? log10(height) : height)
  }

  private func regions(_ rings: [[Point]]) -> PathData {
    var path = PathData()
    for ring in rings {
      let points = ring.map(place.point).filter(\.isFinite)
      let simplified = Simplification.simplifiedRing(points, tolerance: ContourDrawing.tolerance)
      let clipped = Clipping.polygon(simplified, to: frame)
      if clipped.count > 2 { path.polyline(clipped, closed: true) }
    }
    return path
  }

  /// Draws boundaries without the parts that run along the border or a hole.
  private func lines(_ heights: [Double], own: Bool, into writer: inout SVGWriter) {
    for height in heights {
      var path = PathData()
      for ring in rings(at: height) {
        for piece in inner(ring) {
          let simplified = Simplification.simplified(piece, tolerance: ContourDrawing.tolerance)
          for visible in Clipping.lines(simplified, to: context.clip) { path.polyline(visible) }
        }
      }
      let isOnField = context.panel.model.isField
      let color = own ? colors.color(height).map(isOnField ? Paint.init : Paint.line) : nil
      let paint = mark.style.paint ?? color ?? (isOnField ? Paint(Paint.ink.light) : .ink)
      let attributes: SVGAttributes = ["class": "np-contour", "fill": "none", "stroke": .paint(paint)]
      writer.path(path, attributes.adding("stroke-width", .number(context.usable(mark.style.size) ?? 1.5)))
    }
  }

  /// The parts of a ring that do not run along the border of the field or along a hole in it.
  private func inner(_ ring: [Point]) -> [[Point]] {
    guard let rect = place.rect, let first = ring.first else { return [] }
    var pieces: [[Point]] = []
    var piece: [Point] = []
    for cells in zip(ring, ring.dropFirst() + [first]) {
      let (start, end) = (place.point(cells.0), place.point(cells.1))
      if isBorder(start, end, rect) || squares.passesHole(cells.0, cells.1) {
        if piece.count > 1 { pieces.append(piece) }
        piece = []
      } else {
        piece += piece.isEmpty ? [start, end] : [end]
      }
    }
    if piece.count > 1 { pieces.append(piece) }
    return pieces
  }

  private func isBorder(_ a: Point, _ b: Point, _ rect: Rect) -> Bool {
    func near(_ u: Double, _ v: Double, _ side: Double) -> Bool {
      abs(u - side) < 0.01 && abs(v - side) < 0.01
    }
    return near(a.x, b.x, rect.minX) || near(a.x, b.x, rect.maxX) || near(a.y, b.y, rect.minY)
      || near(a.y, b.y, rect.maxY)
  }
}
