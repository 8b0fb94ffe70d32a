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

  /// Makes the label of a name: what follows the first underscore is its index, as in `w_1`, and so are the
  /// digits at its end, as in `w1`; the names of Greek letters become the letters. Words joined by an
  /// underscore, as in `learning_rate`, stand upright as they are; an expression is set as a formula.
  public init(name: String, isItalic: Bool = true) {
    let word = name.prefix { $0.isLetter || $0.isDigit }
    let (letters, digits) = word.splitIndex()
    let rest = name.dropFirst(word.count)
    let base = GreekLetter.named(letters) ?? String(letters)
    if name.isExpression, letters.first?.isLetter == true || name.contains(where: { "*/^(".contains($0) }) {
      runs = Label(formula: name.replacing("*", with: "·").replacing("-", with: "−")).runs
      return
    }
    guard letters.first?.isLetter == true else {
      runs = [Run(name, isItalic: isItalic && !name.contains(where: \.isNumber))]
      return
    }
    if rest.first == "_", Self.isWord(rest.dropFirst(), after: base) {
      runs = [Run(name)]
      return
    }
    if rest.contains(".") {
      let members = name.split(separator: ".").map { Label(name: String($0), isItalic: isItalic).runs }
      let isSimple = members.allSatisfy { $0.count == 1 }
      runs = isSimple ? [Run(name, isItalic: isItalic)] : Array(members.joined(separator: [Run(".")]))
      return
    }
    runs = [Run(base, isItalic: isItalic)]
    if !digits.isEmpty {
      runs.append(Run(String(digits), position: .subscript))
      if !rest.isEmpty { runs.append(Run(String(rest))) }
    } else if rest.first == "_", rest.count > 1 {
      runs.append(Run(GreekLetter.spelled(String(rest.dropFirst())), position: .subscript))
    } else if rest.first == "[" {
      runs.append(Run(String(rest)))
    } else if !rest.isEmpty {
      runs[0].text += rest
    }
  }

  /// The most characters behind the underscore of a word that are its index and not a word themselves.
  private static let longestIndex = 3

  /// Whether what stands behind the first underscore of a name is a word of it, or several, and no index.
  static func isWord(_ index: Substring, after base: String) -> Bool {
    index.contains("_") || (base.count > 1 && index.count > longestIndex)
  }

  /// The characters of all parts in reading order.
  public var plainText: String {
    runs.map { $0.position == .superscript ? "^" + $0.text : $0.text }.joined()
  }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }
}

extension String {
  /// Whether the text is more than a name with an index: a call or a formula.
  fileprivate var isExpression: Bool {
    var depth = 0
    return contains { character in
      depth += character == "[" ? 1 : character == "]" ? -1 : 0
      return depth == 0 && "(+-*/@^ ".contains(character)
    }
  }
}
