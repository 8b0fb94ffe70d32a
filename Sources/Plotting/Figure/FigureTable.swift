extension Figure {
  /// The numbers of all lines, dots and bars: one column a series where they share their x, else one row a point.
  public var dataTable: DataTable? {
    let series = panels.flatMap(\.tabulated)
    guard let first = series.first else { return nil }
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
    let places = series.flatMap { series in (0..<series.count).map { (series, $0) } }
    guard !places.isEmpty else { return nil }
    let rows = spread(places.count).map { place in
      let (series, index) = places[place]
      return [
        series.name, NumberText.short(series.x[index], digits: 6),
        NumberText.short(series.y[index], digits: 5),
      ]
    }
    let names = Set(series.map(\.xName))
    return DataTable(
      columns: ["series", names.count == 1 ? series[0].xName : "x", "value"], rows: rows,
      totalRows: places.count)
  }

  /// The first, the last and equally spaced rows between them.
  private static func spread(_ count: Int) -> [Int] {
    guard count > maximumRows else { return Array(0..<count) }
    return (0..<maximumRows).map { $0 * (count - 1) / (maximumRows - 1) }
  }
}

extension Panel {
  /// The marks that a table can show.
  fileprivate var tabulated: [TabulatedSeries] {
    marks.compactMap { mark in
      switch mark {
      case .line(let mark): table(mark.series, mark.x, mark.y)
      case .dot(let mark): table(mark.series, mark.x, mark.y)
      case .rect(let mark):
        mark.values == nil
          ? table(mark.series, mark.boxes.map { $0.x1 / 2 + $0.x2 / 2 }, mark.boxes.map(\.y2)) : nil
      case .area, .rule, .text, .contour, .raster, .link: nil
      }
    }
  }

  private func table(_ series: String?, _ x: [Double], _ y: [Double]) -> TabulatedSeries? {
    guard !x.isEmpty, !y.isEmpty else { return nil }
    let name = [title, series ?? self.y.label].compactMap(\.self).joined(separator: ": ")
    return TabulatedSeries(name: name.isEmpty ? "value" : name, xName: self.x.label ?? "x", x: x, y: y)
  }
}
