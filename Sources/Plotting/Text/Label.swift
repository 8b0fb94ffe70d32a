/// A short text with raised, lowered and slanted parts: `10` with the exponent `−3`, `w` with the index `1`.
public struct Label: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// Where a part stands with respect to the line.
  public enum Position: Sendable, Hashable {
    /// On the line, in full size.
    case baseline
    /// Raised, in 70 % of the size.
    case superscript
    /// Lowered, in 70 % of the size.
    case `subscript`
  }

  /// A part of a label in one style.
  public struct Run: Sendable, Hashable {
    /// The characters.
    public var text: String
    /// Where they stand.
    public var position: Position
    /// Whether they slant, as the names of variables do.
    public var isItalic: Bool

    /// Makes a part of a label.
    public init(_ text: String, position: Position = .baseline, isItalic: Bool = false) {
      self.text = text
      self.position = position
      self.isItalic = isItalic
    }
  }

  /// The parts, from left to right.
  public var runs: [Run]

  /// Makes a label from its parts.
  public init(_ runs: [Run]) { self.runs = runs }

  /// Makes a plain label.
  public init(_ text: String) { runs = [Run(text)] }

  /// Makes a plain label.
  public init(stringLiteral value: String) { self.init(value) }

  /// Makes the label of a name: what follows the first underscore is its index, as in `w_1`.
  public init(name: String, isItalic: Bool = true) {
    guard let underscore = name.firstIndex(of: "_"), underscore != name.startIndex,
      name.index(after: underscore) != name.endIndex
    else {
      runs = [Run(name, isItalic: isItalic)]
      return
    }
    let index = String(name[name.index(after: underscore)...])
    runs = [Run(String(name[..<underscore]), isItalic: isItalic), Run(index, position: .subscript)]
  }

  /// The characters of all parts in reading order.
  public var plainText: String {
    runs.map { $0.position == .superscript ? "^" + $0.text : $0.text }.joined()
  }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }
}
