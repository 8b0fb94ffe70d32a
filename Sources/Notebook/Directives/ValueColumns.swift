import Engine
import Source

/// Values laid out as a table: vectors and lists of one length as columns, a matrix as itself, the rest by name.
struct ValueColumns {
  /// A value with the text that it was asked for by.
  struct Column {
    let name: String
    let value: Value
  }

  private let columns: [Column]
  private let evaluator: Evaluator
  private let digits: Int
  /// Of longer tables the ends are shown.
  private static let longest = 60

  init(_ columns: [Column], _ evaluator: Evaluator, digits: Int) {
    self.columns = columns
    self.evaluator = evaluator
    self.digits = digits
  }

  var table: Table {
    if columns.count == 1, let matrix = tensor(columns[0].value), matrix.rank == 2 { return grid(matrix) }
    let lists = columns.map { entries($0.value) }
    if let length = lists.first??.count, lists.allSatisfy({ $0?.count == length }) {
      return side(lists.compactMap { $0 }, length)
    }
    return byName
  }

  private func tensor(_ value: Value) -> Tensor? {
    value.variable.map(evaluator.session.value)
  }

  /// The entries of a vector or list; nil for anything else.
  private func entries(_ value: Value) -> [Table.Entry]? {
    if case .list(let elements, _) = value { return elements.map(entry) }
    guard let tensor = tensor(value), tensor.rank == 1 else { return nil }
    return tensor.values.map { Table.Entry(Tensor($0), digits: digits) }
  }

  private func entry(_ value: Value) -> Table.Entry {
    if case .tensor(let variable) = value {
      return Table.Entry(evaluator.session.value(variable), digits: digits)
    }
    return Table.Entry(ValueText(session: evaluator.session, digits: digits).inline(value))
  }

  private func side(_ entries: [[Table.Entry]], _ length: Int) -> Table {
    let rows = Self.shown(length)
    return Table(
      columns: columns.map { Table.Column($0.name) },
      rows: rows.map { row in entries.map { $0[row] } }, note: Self.note(length, "rows"))
  }

  private func grid(_ matrix: Tensor) -> Table {
    let width = matrix.shape[1]
    let shown = Array(0..<min(width, 24))
    return Table(
      columns: [Table.Column("", .right)] + shown.map { Table.Column(String($0)) },
      rows: Self.shown(matrix.shape[0]).map { row in
        [Table.Entry(String(row))]
          + shown.map { Table.Entry(Tensor(matrix[row * width + $0]), digits: digits) }
      }, note: width > 24 ? "columns 0 to 23 of \(width)" : Self.note(matrix.shape[0], "rows"))
  }

  private var byName: Table {
    Table(
      columns: [Table.Column("", .left), Table.Column("value")],
      rows: columns.map { [Table.Entry($0.name), entry($0.value)] })
  }

  private static func shown(_ length: Int) -> [Int] {
    length <= longest ? Array(0..<length) : Array(0..<longest / 2) + Array(length - longest / 2..<length)
  }

  private static func note(_ length: Int, _ what: String) -> String? {
    length <= longest ? nil : "the first and last \(longest / 2) of \(length) \(what)"
  }
}
