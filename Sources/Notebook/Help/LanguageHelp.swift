import Engine
import Source

/// Help about the language, written from the declarations.
package enum LanguageHelp {
  /// The page about a directive or a function; `nil` for a word that is neither.
  package static func page(for word: String) -> String? {
    if let declaration = Directives.named(word)?.declaration { return page(declaration) }
    if word == "functions" { return listOfFunctions }
    if word == "directives" { return listOfDirectives }
    if let function = Functions.ofSession(named: word) {
      return "\(function.usage)\n\n  \(function.summary)\n"
    }
    return Function.named(word).map { "\($0.signature)\n\n  \($0.summary)\n" }
  }

  /// What to say about a word that nothing is known by.
  package static func unknown(_ word: String) -> String {
    let known = Directives.declarations.map(\.keyword) + Functions.names + ["functions", "directives"]
    return "There is no help about '\(word)': "
      + (Suggestion.nearest(to: word, among: known).map { "did you mean '\($0)'?" }
        ?? "see 'swift-nn help directives' and 'swift-nn help functions'.")
  }

  private static func page(_ declaration: DirectiveDeclaration) -> String {
    var lines = ["\(declaration.keyword): \(declaration.summary)", ""]
    for form in declaration.forms {
      lines.append("  \(declaration.keyword) \(form.usage)")
      lines += form.arguments.map { describe($0, indent: 6) }
    }
    if !declaration.arguments.isEmpty { lines += ["", "arguments"] }
    lines += declaration.arguments.map { describe($0, indent: 2) }
    lines += ["", "example", "  " + declaration.example.replacing("\n", with: "\n  "), ""]
    return lines.joined(separator: "\n")
  }

  private static func describe(_ argument: ArgumentDeclaration, indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    let standard = argument.defaultText.map { " (default: \($0))" } ?? ""
    let head = "\(space)\(argument.label): \(argument.kind.usage)"
    return "\(head)\n\(space)    \(argument.summary)\(standard)"
  }

  private static var listOfDirectives: String {
    Directives.declarations.map { "  \($0.keyword): \($0.summary)" }.joined(separator: "\n") + "\n"
  }

  private static var listOfFunctions: String {
    let ofSession = Functions.ofSession.map { "  \($0.usage): \($0.summary)" }
    let ofEngine = Function.all.map { "  \($0.signature): \($0.summary)" }
    return (ofEngine + ofSession).joined(separator: "\n") + "\n"
  }
}
