extension Figure {
  /// The numbers of all series: one column a series where they share their x, else one row a point; where there are no
  /// series, those of the first matrix or landscape.
  public var dataTable: DataTable? {
    let series = panels.flatMap(\.tabulated)
    guard let first = series.first else { return panels.lazy.compactMap(\.fieldTable).first }
    let isShared = series.count <= 8 && series.allSatisfy { $0.x == first.x }
    return isShared ? FigureTable.wide(series) : FigureTable.long(series)
  }
}

/// One series with its numbers.
struct TabulatedSeries: Sendable {
  let name: String
  let xName: String
  let x: [Double]
  let y: [Double]

  var count: Int { min(x.count, y.count) }
}

enum FigureTable {
  /// A table is for reading, so more rows than this are thinned.
  private static let maximumRows = 50

  /// One row for each x.
  static func wide(_ series: [TabulatedSeries]) -> DataTable? {
    guard let first = series.first, let count = series.map(\.count).min(), count > 0 else { return nil }
    let rows = spread(count).map { index in
      [NumberText.short(first.x[index], digits: 6)] + series.map { NumberText.short($0.y[index], digits: 5) }
    }
    return DataTable(columns: [first.xName] + series.map(\.name), rows: rows, totalRows: count)
  }

  /// One row for each point of each series.
  static func long(_ series: [TabulatedSeries]) -> DataTable? {
    let total = series.reduce(0) { $0 + $1.count }
    guard total > 0 else { return nil }
    var places = spread(total)[...]
    var rows: [[String]] = []
    var start = 0
    for series in series {
      while let place = places.first, place - start < series.count {
        let (x, y) = (series.x[place - start], series.y[place - start])
        rows.append([series.name, NumberText.short(x, digits: 6), NumberText.short(y, digits: 5)])
        places.removeFirst()
      }
      start += series.count
    }
    let names = Set(series.map(\.xName))
    return DataTable(
      columns: ["series", names.count == 1 ? series[0].xName : "x", "value"], rows: rows, totalRows: total)
  }

  /// The first, the last and equally spaced rows between them.
  private static func spread(_ count: Int, to limit: Int = maximumRows) -> [Int] {
    guard count > limit else { return Array(0..<count) }
    return (0..<limit).map { $0 * (count - 1) / (limit - 1) }
  }

  /// A row for each row of a field, thinned to what can be read.
  ///
  /// - Parameters:
  ///   - columnNames: What the columns are called; nil for the middles of the cells.
  ///   - rowNames: What the rows are called; nil for the middles of the cells.
  static func grid(_ field: Field, columnNames: [String]?, rowNames: [String]?, isDownwards: Bool)
    -> DataTable?
  {
    guard field.columns > 0, field.rows > 0 else { return nil }
    let (columns, rows) = (spread(field.columns, to: 16), spread(field.rows, to: 24))
    func name(_ index: Int, _ names: [String]?, _ count: Int, _ range: ClosedRange<Double>) -> String {
      if let names, index < names.count { return names[index] }
      return NumberText.short(Field.center(index, of: count, in: range))
    }
    let texts = rows.map { row in
      [name(row, rowNames, field.rows, field.y)]
        + columns.map { NumberText.short(field.values[row * field.columns + $0], digits: 4) }
    }
    return DataTable(
      columns: [""] + columns.map { name($0, columnNames, field.columns, field.x) },
      rows: isDownwards ? texts : texts.reversed(), totalRows: field.rows)
  }
}

extension Panel {
  /// The marks that a table can show.
  fileprivate var tabulated: [TabulatedSeries] {
    marks.flatMap { mark -> [TabulatedSeries] in
      switch mark {
      case .line(let mark): [table(mark.series, mark.x, mark.y)].compactMap(\.self)
      case .dot(let mark):
        [
          table(mark.series, mark.x, mark.y),
          mark.values.flatMap { table(mark.label ?? "colour", mark.x, $0) },
        ].compactMap(\.self)
      case .rect(let mark):
        [table(mark.series, mark.boxes.map { $0.x1 / 2 + $0.x2 / 2 }, mark.values ?? mark.boxes.map(\.y2))]
          .compactMap(\.self)
      case .area(let mark): bounds(mark)
      case .rule, .text, .contour, .raster, .link: []
      }
    }
  }

  /// The upper curve of an area, and the lower one where it is not 0; a line over its upper curve says the same.
  private func bounds(_ mark: AreaMark) -> [TabulatedSeries] {
    guard let lower = mark.lower else { return [] }
    let name = mark.series.map { $0 + ", " } ?? ""
    return [table(name + "from", mark.x, lower), table(name + "to", mark.x, mark.upper)].compactMap(\.self)
  }

  /// The numbers of the first matrix or landscape.
  fileprivate var fieldTable: DataTable? {
    for mark in marks {
      if case .raster(let raster) = mark {
        return FigureTable.grid(
          raster.field, columnNames: x.bands, rowNames: y.bands, isDownwards: y.isReversed)
      }
      if case .contour(let contour) = mark, contour.isColored {
        return FigureTable.grid(contour.field, columnNames: nil, rowNames: nil, isDownwards: y.isReversed)
      }
    }
    return nil
  }

  private func table(_ series: String?, _ x: [Double], _ y: [Double]) -> TabulatedSeries? {
    guard !x.isEmpty, !y.isEmpty else { return nil }
    let name = [title, series ?? self.y.label].compactMap(\.self).joined(separator: ": ")
    return TabulatedSeries(name: name.isEmpty ? "value" : name, xName: self.x.label ?? "x", x: x, y: y)
  }
}

extension Axis {
  /// The names of the bands.
  fileprivate var bands: [String]? {
    guard case .band(let names) = scale else { return nil }
    return names
  }
}
