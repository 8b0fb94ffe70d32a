extension Figure {
  /// The numbers of all series: one column a series where they share their x, else one row a point; where there are no
  /// series, those of the first matrix or landscape.
  public var dataTable: DataTable? {
    let series = panels.flatMap { panel in panel.contents.flatMap { $0.tables(in: panel) } }
    guard let first = series.first else { return grid }
    let isShared = series.count <= 8 && series.allSatisfy { $0.x == first.x }
    return isShared ? FigureTable.wide(series) : FigureTable.long(series)
  }

  /// The first matrix or landscape.
  private var grid: DataTable? {
    panels.lazy.compactMap { panel in panel.contents.lazy.compactMap { $0.grid(in: panel) }.first }.first
  }
}

/// One series with its numbers.
struct TabulatedSeries: Sendable {
  let name: String
  let xName: String
  /// What the values measure; nil where the axis does not say.
  let yName: String?
  /// What stands in place of the positions.
  let places: Places
  let x: [Double]
  let y: [Double]
  /// Whether the numbers are samples of a function, of which six digits say enough.
  var isSampled = false

  var count: Int { min(x.count, y.count) }
  /// What stands above the values.
  var valueName: String { yName ?? "value" }

  enum Places: Sendable {
    case numbers
    /// Names for the numbers 0, 1, …
    case bands([String])
    /// The interval from x₁ to x₂ of each.
    case intervals([RectMark.Box])
  }

  /// The position of a point in words or in digits.
  func position(_ index: Int) -> String {
    switch places {
    case .bands(let names):
      if let band = Int(exactly: x[index].rounded()), names.indices.contains(band) { return names[band] }
    case .intervals(let boxes):
      return NumberText.short(boxes[index].x1, digits: 6) + " to "
        + NumberText.short(boxes[index].x2, digits: 6)
    case .numbers: break
    }
    return text(x[index])
  }

  /// The value of a point in digits.
  func height(_ index: Int) -> String { text(y[index]) }

  private func text(_ value: Double) -> String {
    isSampled ? NumberText.short(value, digits: 6) : NumberText.exact(value)
  }
}

enum FigureTable {
  /// A table is for reading, so more rows than this are thinned.
  private static let maximumRows = 50

  /// One row for each x.
  static func wide(_ series: [TabulatedSeries]) -> DataTable? {
    guard let first = series.first, let count = series.map(\.count).min(), count > 0 else { return nil }
    let rows = spread(count).map { index in
      [first.position(index)] + series.map { $0.height(index) }
    }
    return DataTable(columns: [first.xName] + series.map(\.name), rows: rows, totalRows: count)
  }

  /// One row for each point of each series; where the positions mean different things, each has columns of its own.
  static func long(_ series: [TabulatedSeries]) -> DataTable? {
    let total = series.reduce(0) { $0 + $1.count }
    guard total > 0 else { return nil }
    let own = apart(series)
    let names = own ?? [common(series.map(\.xName)) ?? "x", common(series.map(\.yName)) ?? "value"]
    let rows = zip(series, shares(series.map(\.count))).flatMap { series, share in
      let (x, y) = (own?.firstIndex(of: series.xName) ?? 0, own?.firstIndex(of: series.valueName) ?? 1)
      return spread(series.count, to: share).map { index in
        var row = Array(repeating: "", count: names.count)
        row[x] = series.position(index)
        row[y] = series.height(index)
        return [series.name] + row
      }
    }
    return DataTable(columns: ["series"] + names, rows: rows, totalRows: total)
  }

  /// More columns than this are too many to be read.
  private static let maximumColumns = 6

  /// The names of the columns of series whose positions mean different things; nil for series with common ones.
  private static func apart(_ series: [TabulatedSeries]) -> [String]? {
    guard common(series.map(\.xName)) == nil, series.allSatisfy({ $0.xName != $0.valueName }) else {
      return nil
    }
    var names: [String] = []
    for name in series.flatMap({ [$0.xName, $0.valueName] }) where !names.contains(name) {
      names.append(name)
    }
    return names.count <= maximumColumns ? names : nil
  }

  /// How many rows each series gets: all that it has, or as many as each other that has more.
  private static func shares(_ counts: [Int]) -> [Int] {
    let share = (2...maximumRows).last { share in
      counts.reduce(0) { $0 + min($1, share) } <= maximumRows
    }
    return counts.map { min($0, share ?? 2) }
  }

  /// The name that all have; nil where they differ.
  private static func common(_ names: [String?]) -> String? {
    names.allSatisfy { $0 == names.first } ? names.first ?? nil : nil
  }

  /// The first, the last and equally spaced rows between them.
  private static func spread(_ count: Int, to limit: Int = maximumRows) -> [Int] {
    guard count > limit else { return Array(0..<count) }
    guard limit > 1 else { return [0] }
    return (0..<limit).map { $0 * (count - 1) / (limit - 1) }
  }

  /// A row for each row of a field, thinned to what can be read.
  ///
  /// - Parameters:
  ///   - columnNames: What the columns are called; nil for the middles of the cells.
  ///   - rowNames: What the rows are called; nil for the middles of the cells.
  ///   - isSampled: Whether the cells are samples of a function, of which six digits say enough.
  static func grid(
    _ field: Field, columnNames: [String]?, rowNames: [String]?, isDownwards: Bool, isSampled: Bool = false
  ) -> DataTable? {
    func text(_ value: Double) -> String {
      isSampled ? NumberText.short(value, digits: 6) : NumberText.exact(value)
    }
    guard field.columns > 0, field.rows > 0 else { return nil }
    let (columns, rows) = (spread(field.columns, to: 16), spread(field.rows, to: 24))
    func name(_ index: Int, _ names: [String]?, _ count: Int, _ range: ClosedRange<Double>) -> String {
      if let names, index < names.count { return names[index] }
      return NumberText.short(Field.center(index, of: count, in: range), digits: 6)
    }
    let texts = rows.map { row in
      [name(row, rowNames, field.rows, field.y)]
        + columns.map { text(field.values[row * field.columns + $0]) }
    }
    return DataTable(
      columns: [""] + columns.map { name($0, columnNames, field.columns, field.x) },
      rows: isDownwards ? texts : texts.reversed(), totalRows: field.rows)
  }
}

extension Panel {
  /// A table of one series; nil where it has no numbers.
  func table(
    _ series: String?, _ x: [Double], _ y: [Double], _ places: TabulatedSeries.Places? = nil,
    origin: LineMark.Origin = .data
  ) -> TabulatedSeries? {
    guard !x.isEmpty, !y.isEmpty else { return nil }
    let own = series ?? self.y.label
    let name = [title == own ? nil : title, own].compactMap(\.self).joined(separator: ": ")
    return TabulatedSeries(
      name: name.isEmpty ? "value" : name, xName: self.x.label ?? (self.x.bands == nil ? "x" : ""),
      yName: self.y.label, places: places ?? self.x.bands.map { .bands($0) } ?? .numbers, x: x, y: y,
      isSampled: origin == .function)
  }
}

extension Axis {
  /// The names of the bands; nil for an axis of numbers.
  var bands: [String]? {
    guard case .band(let names) = scale else { return nil }
    return names
  }
}
