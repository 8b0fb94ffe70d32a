extension Canvas {
  /// Draws a matrix of coloured cells.
  mutating func draw(_ mark: RasterMark, _ context: MarkContext) {
    guard let film, mark.frames.count > 1 else {
      return RasterDrawing(mark.field, context)?.draw(into: &self, showsValues: mark.showsValues) ?? ()
    }
    var canvas = self
    film.switched(into: &canvas.writer) { writer, moment in
      var inner = Canvas(writer, width: width, height: height, film: film)
      let field = mark.frames[min(moment, mark.frames.count - 1)]
      RasterDrawing(field, context)?.draw(into: &inner, showsValues: mark.showsValues)
      writer = inner.writer
    }
    self = canvas
  }
}

/// The cells of one field.
struct RasterDrawing {
  private let field: Field
  private let context: MarkContext
  private let colors: ColorMapping
  private let rect: Rect

  /// Up to so many rows and columns are drawn as paths, more as a picture.
  private static let pathLimit = 40
  /// More cells than this are averaged.
  private static let cellLimit = 26_000

  init?(_ field: Field, _ context: MarkContext) {
    guard let colors = context.panel.model.colors, let rect = FieldPlace(field, context).rect else {
      return nil
    }
    self.field = field
    self.context = context
    self.colors = colors
    self.rect = rect
  }

  func draw(into canvas: inout Canvas, showsValues: Bool) {
    let isSmall = field.columns <= RasterDrawing.pathLimit && field.rows <= RasterDrawing.pathLimit
    let isCovered = Clipping.rect(rect, to: context.frame.expanded(by: 0.5)) == rect
    if isSmall || !isCovered { paths(into: &canvas.writer) } else { picture(into: &canvas.writer) }
    if showsValues && isSmall { values(into: &canvas) }
  }

  /// Cells of one colour in one path; whole pixels leave no seams.
  private func paths(into writer: inout SVGWriter) {
    var groups: [(color: RGB, path: PathData)] = []
    var places: [RGB: Int] = [:]
    for row in 0..<field.rows {
      for column in 0..<field.columns {
        guard let color = color(field.values[row * field.columns + column]),
          let cell = Clipping.rect(cell(column, row), to: context.frame)
        else { continue }
        let place = places[color] ?? groups.count
        if place == groups.count {
          places[color] = place
          groups.append((color, PathData()))
        }
        groups[place].path.rect(cell)
      }
    }
    writer.group(["class": "np-raster", "shape-rendering": "crispEdges"]) { writer in
      for group in groups { writer.path(group.path, ["fill": .paint(Paint(group.color))]) }
    }
  }

  private func picture(into writer: inout SVGWriter) {
    let field = field.averaged(toCells: RasterDrawing.cellLimit)
    let palette = (0..<255).map { colors.color(colors.value(at: Double($0) / 254)) ?? RGB(0) } + [RGB(0)]
    let isFlippedX = context.x.end < context.x.start
    let isFlippedY = context.y.end > context.y.start
    var pixels: [UInt8] = []
    pixels.reserveCapacity(field.values.count)
    for row in 0..<field.rows {
      let source = isFlippedY ? row : field.rows - 1 - row
      for column in 0..<field.columns {
        let value = field.values[source * field.columns + (isFlippedX ? field.columns - 1 - column : column)]
        pixels.append(value.isNaN ? 255 : UInt8((colors.fraction(value) * 254).rounded()))
      }
    }
    let address = IndexedPNG.dataAddress(
      width: field.columns, height: field.rows, pixels: pixels, palette: palette, transparent: 255)
    writer.element(
      "image",
      [
        "class": "np-raster", "x": .number(rect.x), "y": .number(rect.y), "width": .number(rect.width),
        "height": .number(rect.height), "preserveAspectRatio": "none", "style": "image-rendering:pixelated",
        "href": .text(address),
      ])
  }

  /// Writes the value of each cell where all of them have room.
  private func values(into canvas: inout Canvas) {
    let labels = field.values.map { $0.isNaN ? "" : NumberText.short($0, digits: 2) }
    let widest = labels.map { TextMetrics.width($0, size: Typography.note) }.max() ?? 0
    let size = cell(0, 0)
    guard widest + 4 <= size.width, Typography.note * TextMetrics.lineHeight <= size.height else { return }
    for row in 0..<field.rows {
      for column in 0..<field.columns {
        let index = row * field.columns + column
        guard let color = color(field.values[index]) else { continue }
        let isDark = color.contrast(with: RGB(0xFFFFFF)) > color.contrast(with: RGB(0))
        let style = TextStyle(
          size: Typography.note, paint: Paint(RGB(isDark ? 0xFFFFFF : 0)), anchor: .middle, baseline: .middle)
        let center = cell(column, row).center
        if context.frame.contains(center) { canvas.text(Label(labels[index]), at: center, style: style) }
      }
    }
  }

  /// A cell with its sides on whole pixels.
  private func cell(_ column: Int, _ row: Int) -> Rect {
    let place = FieldPlace(field, context)
    let a = place.point(Point(Double(column), Double(row)))
    let b = place.point(Point(Double(column + 1), Double(row + 1)))
    let (x1, x2) = (min(a.x, b.x).rounded(), max(a.x, b.x).rounded())
    let (y1, y2) = (min(a.y, b.y).rounded(), max(a.y, b.y).rounded())
    return Rect(x: x1, y: y1, width: x2 - x1, height: y2 - y1)
  }

  /// One of at most 65 colours.
  private func color(_ value: Double) -> RGB? {
    guard colors.isContinuous, !value.isNaN else { return colors.color(value) }
    return colors.color(colors.value(at: (colors.fraction(value) * 64).rounded() / 64))
  }
}

extension Field {
  /// The field with blocks of cells replaced by their means, if there are too many cells.
  func averaged(toCells limit: Int) -> Field {
    var factor = 1
    while (columns / factor + 1) * (rows / factor + 1) > limit { factor += 1 }
    guard factor > 1 else { return self }
    let (wide, high) = ((columns + factor - 1) / factor, (rows + factor - 1) / factor)
    var means: [Double] = []
    means.reserveCapacity(wide * high)
    for row in 0..<high {
      for column in 0..<wide { means.append(mean(column * factor, row * factor, factor)) }
    }
    return Field(columns: wide, rows: high, values: means, x: x, y: y)
  }

  private func mean(_ column: Int, _ row: Int, _ size: Int) -> Double {
    var sum = 0.0
    var count = 0
    for y in row..<min(row + size, rows) {
      for x in column..<min(column + size, columns) {
        let value = values[y * columns + x]
        if !value.isNaN { (sum, count) = (sum + value, count + 1) }
      }
    }
    return count > 0 ? sum / Double(count) : .nan
  }
}
