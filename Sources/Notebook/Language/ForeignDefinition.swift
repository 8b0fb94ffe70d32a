/// A definition as other languages write it: `x = 3`, `let x = 3`, `f(x) = x^2`, `network net`.
struct ForeignDefinition {
  /// The name that it was to define.
  let name: String
  /// How the definition begins in this language, such as `define x = …`.
  let remedy: String

  /// Reads the first tokens of a statement; `nil` where they are no such definition.
  init?(_ tokens: [Token]) {
    let words = tokens.prefix(2).prefix { $0.word != nil }.compactMap(\.word)
    guard let first = words.first, let last = words.last, Directives.named(first) == nil else { return nil }
    let rest = tokens.dropFirst(words.count)
    if words.count == 2, ["data", "network"].contains(first) {
      remedy = "define \(first) \(last) …"
    } else if rest.first?.isSign("=") == true {
      remedy = "define \(last) = …"
    } else if rest.first?.isSign("(") == true, rest.contains(where: { $0.isSign("=") }) {
      remedy = "define \(last)(…) = …"
    } else {
      return nil
    }
    name = last
  }
}
