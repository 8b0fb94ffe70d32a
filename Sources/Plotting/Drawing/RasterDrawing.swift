extension Canvas {
  /// Draws a matrix of coloured cells.
  mutating func draw(_ mark: RasterMark, _ context: MarkContext) {
    guard let film, mark.frames.count > 1 else {
      return RasterDrawing(mark.field, context)?.draw(into: &self, showsValues: mark.showsValues) ?? ()
    }
    var canvas = self
    film.switched(into: &canvas.writer, budget: film.pictureBudget) { writer, moment in
      var inner = Canvas(writer, width: width, height: height, film: film)
      let field = mark.frames[min(moment, mark.frames.count - 1)]
      RasterDrawing(field, context, cellLimit: RasterDrawing.movingCellLimit)?
        .draw(into: &inner, showsValues: mark.showsValues)
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
      width: field.columns, height: field.rows, pixels: pixels, palette: palette,
      opacities: Array(repeating: 255, count: 255) + [0])
    writer.picture(address, in: rect, ["class": "np-raster"])
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
  /// Whether there are so few rows and columns that cells are drawn as paths and not as a picture.
  var isSmall: Bool { columns <= 40 && rows <= 40 }

  /// The side of the square blocks of cells of which each is drawn as one, if there are too many cells.
  func blockSide(forCells limit: Int) -> Int {
    var side = 1
    while (columns / side + 1) * (rows / side + 1) > limit { side += 1 }
    return side
  }

  /// What a reader must know about cells that are not drawn one by one.
  var note: String? {
    let side = isSmall ? 1 : blockSide(forCells: RasterDrawing.stillCellLimit)
    guard side > 1 else { return nil }
    return "\(rows) × \(columns) cells, drawn as the means of \(side) × \(side)"
  }

  /// The field with blocks of cells replaced by their means, or by their middle where means have no meaning.
  func reduced(toCells limit: Int, isAveraged: Bool) -> Field {
    let side = blockSide(forCells: limit)
    guard side > 1 else { return self }
    let (wide, high) = ((columns + side - 1) / side, (rows + side - 1) / side)
    var values: [Double] = []
    values.reserveCapacity(wide * high)
    for row in 0..<high {
      for column in 0..<wide {
        values.append(
          isAveraged ? mean(column * side, row * side, side) : middle(column * side, row * side, side))
      }
    }
    return Field(columns: wide, rows: high, values: values, x: x, y: y)
  }

  private func middle(_ column: Int, _ row: Int, _ side: Int) -> Double {
    values[min(row + side / 2, rows - 1) * columns + min(column + side / 2, columns - 1)]
  }

  private func mean(_ column: Int, _ row: Int, _ side: Int) -> Double {
    var sum = 0.0
    var count = 0
    for y in row..<min(row + side, rows) {
      for x in column..<min(column + side, columns) {
        let value = values[y * columns + x]
        if !value.isNaN { (sum, count) = (sum + value, count + 1) }
      }
    }
    return count > 0 ? sum / Double(count) : .nan
  }
}
