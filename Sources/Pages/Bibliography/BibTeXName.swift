/// One author of a work.
///
/// Braces keep words together, as BibTeX has it: `{World Health Organization}` is one family name, and
/// an `and` inside braces parts nobody.
struct BibTeXName: Sendable, Hashable {
  /// The whole name as written, as Unicode.
  let text: String
  /// What the text cites it by.
  let family: String

  init(_ written: String) {
    text = TeXText.plain(written)
    let beforeComma = Self.parts(of: written, at: ",")
    let words = Self.parts(of: written, at: " ")
    family = TeXText.plain((beforeComma.count > 1 ? beforeComma.first : words.last) ?? "")
  }

  /// The authors of a field.
  static func list(_ field: String) -> [BibTeXName] {
    let people = parts(of: field, at: " ").split { $0.lowercased() == "and" }
    return people.map { BibTeXName($0.joined(separator: " ")) }
  }

  /// What stands between the separators that are not in braces.
  private static func parts(of text: String, at separator: Character) -> [String] {
    var depth = 0
    return text.split { character in
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      return depth <= 0 && character == separator
    }.map(String.init)
  }
}
