extension Field {
  /// Whether there are so few rows and columns that cells are drawn as paths and not as a picture.
  var isSmall: Bool { columns <= 40 && rows <= 40 }

  /// The side of the square blocks of cells of which each is drawn as one, if there are too many cells.
  func blockSide(forCells limit: Int) -> Int {
    var side = 1
    while (columns / side + 1) * (rows / side + 1) > limit { side += 1 }
    return side
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
    return Field(columns: wide, rows: high, values: values, x: x, y: y, even: (evenX, evenY))
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
        if value.isFinite { (sum, count) = (sum + value / Double(side * side), count + 1) }
      }
    }
    return count > 0 ? sum * (Double(side * side) / Double(count)) : .nan
  }
}

extension RasterMark {
  /// How many cells each picture may have.
  private var cellLimit: Int {
    frames.count > 1 ? RasterDrawing.movingCellLimit : RasterDrawing.stillCellLimit
  }

  /// The fields of all moments as they are drawn.
  func shownFields(isAveraged: Bool) -> [Field] {
    (frames + [field]).map { field in
      field.isSmall ? field : field.reduced(toCells: cellLimit, isAveraged: isAveraged)
    }
  }

  /// What a reader must know about cells that are not drawn one by one.
  func note(isAveraged: Bool) -> String? {
    let side = field.isSmall ? 1 : field.blockSide(forCells: cellLimit)
    guard side > 1 else { return nil }
    let cells = "\(field.rows) × \(field.columns) cells, "
    return cells
      + (isAveraged
        ? "drawn as the means of \(side) × \(side), which the colours tell"
        : "of which one in \(side) × \(side) is drawn")
  }
}
