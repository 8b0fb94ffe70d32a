/// The cells of one field.
struct RasterDrawing {
  private let field: Field
  private let context: MarkContext
  private let colors: ColorMapping
  private let rect: Rect
  private let cellLimit: Int

  /// More cells than this are averaged.
  static let stillCellLimit = 26_000
  /// In each picture of an animation.
  static let movingCellLimit = 3_000

  init?(_ field: Field, _ context: MarkContext, cellLimit: Int = stillCellLimit) {
    guard let colors = context.panel.model.colors, let rect = FieldPlace(field, context).rect else {
      return nil
    }
    self.field = field
    self.context = context
    self.colors = colors
    self.rect = rect
    self.cellLimit = cellLimit
  }

  func draw(into canvas: inout Canvas, showsValues: Bool) {
    let isInside = Clipping.rect(rect, to: context.frame.expanded(by: 0.5)) == rect
    let seen = Clipping.rect(rect, to: context.frame)
    if let seen, !field.values.allSatisfy(colors.isOnScale) { canvas.writer.hatch(seen) }
    defer { if let seen, colors.meetsPage { canvas.writer.outline(seen) } }
    if field.isSmall {
      paths(into: &canvas.writer)
      if showsValues { values(into: &canvas) }
    } else if isInside {
      picture(into: &canvas.writer)
    } else {
      canvas.writer.viewport(context.frame) { picture(into: &$0) }
    }
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
    let field = field.reduced(toCells: cellLimit, isAveraged: colors.isContinuous)
    let palette = (0..<255).map { colors.color(colors.value(at: Double($0) / 254)) ?? RGB(0) } + [RGB(0)]
    let pixels = field.facing(context).values.map { value in
      colors.isOnScale(value) ? UInt8((colors.fraction(value) * 254).rounded()) : 255
    }
    let address = IndexedPNG.dataAddress(
      width: field.columns, height: field.rows, pixels: pixels, palette: palette,
      opacities: Array(repeating: 255, count: 255) + [0])
    writer.picture(address, in: rect, ["class": "np-raster"])
  }

  /// Whether the values can be written in the cells.
  var hasRoomForValues: Bool { field.isSmall && cellNumbers != nil }

  /// The values as they are written in the cells, with fewer digits or smaller where these are narrow; nil where they
  /// have no room.
  private var cellNumbers: (labels: [String], size: Double)? {
    let cell = cell(0, 0)
    let usual = CellNumbers.texts(field.values)
    for share in CellNumbers.lostShares {
      let texts = [usual] + CellNumbers.shorter(field.values, losing: share)
      for size in Typography.cells where size * TextMetrics.lineHeight <= cell.height {
        let fitting = texts.first { labels in
          labels.allSatisfy { TextMetrics.width($0, size: size) + 4 <= cell.width }
        }
        if let fitting { return (fitting, size) }
      }
    }
    return nil
  }

  /// Writes the value of each cell where all of them have room.
  private func values(into canvas: inout Canvas) {
    guard let (labels, size) = cellNumbers else { return }
    for row in 0..<field.rows {
      for column in 0..<field.columns {
        let index = row * field.columns + column
        guard let color = color(field.values[index]) else { continue }
        let isDark = color.contrast(with: RGB(0xFFFFFF)) > color.contrast(with: RGB(0))
        let style = TextStyle(
          size: size, paint: Paint(RGB(isDark ? 0xFFFFFF : 0)), anchor: .middle, baseline: .middle)
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
    guard colors.isContinuous, colors.isOnScale(value) else { return colors.color(value) }
    return colors.color(colors.value(at: (colors.fraction(value) * 64).rounded() / 64))
  }
}

extension Field {
  /// The field with its cells in the order of pixels: from the top left, as the axes run.
  func facing(_ context: MarkContext) -> Field {
    let isFlippedX = context.x.end < context.x.start
    let isFlippedY = context.y.end > context.y.start
    var values: [Double] = []
    values.reserveCapacity(self.values.count)
    for row in 0..<rows {
      let source = (isFlippedY ? row : rows - 1 - row) * columns
      let cells = self.values[source..<(source + columns)]
      values += isFlippedX ? Array(cells.reversed()) : Array(cells)
    }
    return Field(columns: columns, rows: rows, values: values, x: x, y: y, even: (evenX, evenY))
  }
}
