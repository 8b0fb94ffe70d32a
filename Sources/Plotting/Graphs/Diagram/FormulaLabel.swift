extension Label {
  /// The label of a formula: variables slant, functions and numbers stand upright, `_` lowers and `^` raises
  /// what follows them, a run of letters and digits or anything in braces; `w1` and `phi` are as in names.
  ///
  /// - Parameter slantsWords: Whether names of more than one letter slant too; in a sentence they are words.
  init(formula: String, slantsWords: Bool = true) {
    var reader = FormulaReader(formula, slantsWords: slantsWords)
    self.init(reader.runs())
  }
}

private struct FormulaReader {
  private let characters: [Character]
  private let slantsWords: Bool
  private var next = 0
  /// The place behind the letters of a name, where the digits that end it are its index.
  private var indexPlace = -1

  init(_ text: String, slantsWords: Bool) {
    characters = Array(text)
    self.slantsWords = slantsWords
  }

  mutating func runs() -> [Label.Run] {
    var runs: [Label.Run] = []
    while next < characters.count {
      let run = readRun(isFirst: runs.isEmpty)
      if let last = runs.last, last.position == run.position, last.isItalic == run.isItalic {
        runs[runs.count - 1].text += run.text
      } else {
        runs.append(run)
      }
    }
    return runs
  }

  private mutating func readRun(isFirst: Bool) -> Label.Run {
    let character = characters[next]
    if next == indexPlace, character.isDigit {
      return Label.Run(readWhile(\.isDigit), position: .subscript)
    }
    if !isFirst, startsScript {
      next += 1
      return character == "_"
        ? Label.Run(readIndex(), position: .subscript) : Label.Run(readExponent(), position: .superscript)
    }
    guard character.isNameLetter else {
      next += 1
      return Label.Run(String(character))
    }
    if let name = readJoinedName() { return Label.Run(name) }
    let (stem, index) = readWhile { $0.isNameLetter || $0.isDigit }.splitIndex()
    let word = String(stem)
    let name = GreekLetter.named(word) ?? word
    let isCall = next < characters.count && characters[next] == "("
    next -= index.count
    indexPlace = next
    let isFunction = isCall || Self.upright.contains(word)
    return Label.Run(name, isItalic: !isFunction && (slantsWords || name.count == 1))
  }

  /// A name of words joined by underscores, such as `log_softmax(` or `learning_rate`: what follows the first
  /// underscore is no index, as in `Label(name:)`.
  private mutating func readJoinedName() -> String? {
    let start = next
    let word = readWhile { $0.isNameLetter || $0.isDigit || $0 == "_" }
    let parts = word.split(separator: "_", maxSplits: 1)
    let isCall = next < characters.count && characters[next] == "("
    if parts.count == 2, isCall ? word.count > 3 : isLong(parts[1], after: parts[0]) { return word }
    next = start
    return nil
  }

  private func isLong(_ index: Substring, after base: Substring) -> Bool {
    Label.isWord(index, after: GreekLetter.named(base) ?? String(base))
  }

  /// Whether something to be lowered or raised follows; a `_` at the end of a name is part of it.
  private var startsScript: Bool {
    guard next + 1 < characters.count else { return false }
    let following = characters[next + 1]
    switch characters[next] {
    case "^": return following != " "
    case "_":
      let isBehindValue = next > 0 && !"(·, +−-/=".contains(characters[next - 1])
      return isBehindValue && (following.isLetter || following.isNumber || following == "{")
    default: return false
    }
  }

  private mutating func readIndex() -> String {
    if let content = readBraces() { return content }
    return GreekLetter.spelled(readWhile { $0.isLetter || $0.isDigit })
  }

  /// What is raised: powers of powers on one line.
  private mutating func readExponent() -> String {
    if let content = readBraces() { return content }
    var text = readFactor()
    while next + 1 < characters.count, characters[next] == "^" {
      next += 1
      text += "^" + readFactor()
    }
    guard text.isEmpty, next < characters.count else { return text }
    next += 1
    return String(characters[next - 1])
  }

  /// A number, a name with its index, a call, or what stands in parentheses, perhaps with a sign.
  private mutating func readFactor() -> String {
    var text = ""
    if next < characters.count, "−-".contains(characters[next]) {
      text = "−"
      next += 1
    }
    text += raised(readWhile { $0.isLetter || $0.isNumber || $0 == "." })
    if next < characters.count, characters[next] == "_" {
      next += 1
      let digits = lowered(readWhile(\.isDigit))
      text += digits.isEmpty ? "_" : digits
      text += readWhile { $0.isLetter || $0.isNumber }
    }
    var groups: [String] = []
    while next < characters.count, "([".contains(characters[next]) { groups.append(readBrackets()) }
    let isParenthesis = text.isEmpty && groups.count == 1 && groups[0].last == ")"
    return isParenthesis ? String(groups[0].dropFirst().dropLast()) : text + groups.joined()
  }

  private mutating func readBraces() -> String? {
    guard characters[next] == "{" else { return nil }
    next += 1
    let content = readWhile { $0 != "}" }
    next += 1
    return content
  }

  /// What stands from an opening bracket to the one that closes it.
  private mutating func readBrackets() -> String {
    var depth = 0
    let start = next
    repeat {
      depth += "([".contains(characters[next]) ? 1 : ")]".contains(characters[next]) ? -1 : 0
      next += 1
    } while depth > 0 && next < characters.count
    return String(characters[start..<next])
  }

  /// A number, or a name with the digits at its end lowered.
  private func raised(_ text: String) -> String {
    let (stem, index) = text.splitIndex()
    return stem.first?.isLetter == true ? GreekLetter.spelled(String(stem)) + lowered(String(index)) : text
  }

  private func lowered(_ digits: String) -> String {
    digits.map { Self.lowered[$0] ?? String($0) }.joined()
  }

  private static let lowered: [Character: String] = Dictionary(
    uniqueKeysWithValues: zip("0123456789", "₀₁₂₃₄₅₆₇₈₉".map { String($0) }))

  /// Words that are no names: functions that stand for their value, as in 1−tanh², the `at` of places, and the
  /// endings of `1st` and `2nd`.
  private static let upright: Set<String> = [
    "at", "st", "nd",
    "tanh", "exp", "log", "sin", "cos", "tan", "sinh", "cosh", "softmax", "log_softmax", "logsumexp", "norm",
    "mean", "std",
  ]

  private mutating func readWhile(_ condition: (Character) -> Bool) -> String {
    let start = next
    while next < characters.count, condition(characters[next]) { next += 1 }
    return String(characters[start..<next])
  }
}

extension String {
  /// The symbol of a gate as plain text: `x²` for `x^{2}`, `x^(y−1)` where an exponent is no whole number.
  var plainSymbol: String {
    let raised = Dictionary(uniqueKeysWithValues: zip("0123456789−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"))
    guard let open = firstRange(of: "^{"), last == "}" else { return self }
    let exponent = self[open.upperBound...].dropLast()
    let letters = exponent.compactMap { raised[$0] }
    guard letters.count == exponent.count else { return plainFormula }
    return self[..<open.lowerBound] + String(letters)
  }

  /// A formula without the braces of sub- and superscripts, for readers who hear it: `x^2`, `x^(y−1)`, `a_1`.
  var plainFormula: String {
    let parts = split(separator: "{", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts[0])) { read, part in
      let pieces = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      guard pieces.count == 2 else { return read + "{" + part }
      return read + (pieces[0].count > 1 && read.hasSuffix("^") ? "(\(pieces[0]))" : pieces[0]) + pieces[1]
    }
  }
}
