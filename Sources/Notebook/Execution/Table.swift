/// A table that a cell shows.
public struct Table: Sendable, Hashable {
  /// Where the text of a column stands.
  public enum Alignment: String, Sendable, Hashable {
    case left, right
  }

  /// One column.
  public struct Column: Sendable, Hashable {
    /// Its head.
    public let title: String
    /// Where its text stands; numbers stand right.
    public let alignment: Alignment

    /// A column from its head.
    public init(_ title: String, _ alignment: Alignment = .right) {
      self.title = title
      self.alignment = alignment
    }
  }

  /// One entry: the text a reader sees and, for a number, its value at full precision.
  public struct Entry: Sendable, Hashable {
    /// What a reader sees.
    public let text: String
    /// The number behind it, where it is one.
    public let number: Double?

    /// An entry of text.
    public init(_ text: String) {
      self.text = text
      number = nil
    }

    /// An entry that is a number, shown as `text` with minus signs for hyphens.
    public init(_ number: Double, text: String) {
      self.text = text.replacing("-", with: "−")
      self.number = number
    }
  }

  /// The columns.
  public let columns: [Column]
  /// The rows, each with one entry a column.
  public let rows: [[Entry]]
  /// A line that sums the table up, below it.
  public let note: String?

  /// A table from its columns and rows.
  public init(columns: [Column], rows: [[Entry]], note: String? = nil) {
    self.columns = columns
    self.rows = rows
    self.note = note
  }
}
