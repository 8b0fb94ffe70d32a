/// What the YAML block at the top of a notebook says, with defaults filled in.
public struct FrontMatter: Sendable, Hashable {
  /// The title; the first heading serves where there is none.
  public var title: String?
  /// A line below the title.
  public var subtitle: String?
  /// Who wrote it; several authors in their order.
  public var authors: [String] = []
  /// The date as the author wrote it.
  public var date: String?
  /// What the notebook is about, for lists and search.
  public var description: String?
  /// The place among the chapters of a book.
  public var order: Double?
  /// The seed from which every draw without a seed of its own is derived.
  public var seed: UInt64 = 0
  /// The generator of draws that name none.
  public var random = RandomSpecification.swiftNN
  /// Whether what it says of seeds and generators could be read; where not, no draw is the author's.
  var isRandomnessKnown = true
  /// Whether the page has a table of contents.
  public var showsContents = true
  /// Whether sections are numbered.
  public var numbersSections = true
  /// Bibliography files, relative to the notebook.
  public var bibliography: [String] = []
  /// TeX macros: name with its backslash, and expansion.
  public var macros: [String: String] = [:]
  /// Values defined before the first cell, in the order written.
  public var parameters: [Parameter] = []
  /// Defaults for the options of every cell.
  public var execute = CellOptions()

  /// Front matter with every default.
  public init() {}

  /// A value that a notebook takes from outside (`-P name=value`).
  public struct Parameter: Sendable, Hashable {
    /// Its name in the notebook.
    public var name: String
    /// Its value as an expression of the notation.
    public var text: String
  }
}

/// Which generator draws come from.
public enum RandomSpecification: Sendable, Hashable {
  /// Ours, split by name from the notebook's seed.
  case swiftNN
  /// Ours with a seed of its own, not split by name.
  case seeded(UInt64)
  /// NumPy's legacy generator after `np.random.seed(n)`; n below 2³².
  case numPy(UInt64)
  /// Python's generator after `random.seed(n)`.
  case python(UInt64)
}
