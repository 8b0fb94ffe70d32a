import Engine
import Source

/// Help about the language, written from the declarations.
package enum LanguageHelp {
  /// The page about a directive, a form of one such as `define network`, a function, an argument, or a word that an
  /// argument takes; `nil` for anything else.
  package static func page(for word: String) -> String? {
    if let declaration = Directives.named(word)?.declaration { return page(declaration) }
    if ["'", "prime", "f'", "f'(x)", "f''"].contains(word) { return primes }
    if word == "functions" { return listOfFunctions }
    if word == "directives" { return listOfDirectives }
    if let function = Functions.ofSession(named: word) {
      return "\(function.usage)\n\n  \(function.summary)\n"
    }
    let function = Function.named(word).map { "\($0.signature)\n\n  \($0.summary)\n" }
    let pages = [
      page(ofForm: word), page(ofForm: "define " + word), function, page(ofArgument: word),
      page(ofChoice: word),
    ]
    .compactMap(\.self)
    return pages.isEmpty ? nil : pages.joined(separator: "\n")
  }

  private static let primes = """
    f'(x), f''(x), …: derivatives of a function of one parameter, or of a network of one input and one output

      At a number, the derivative of whatever f gives: of a number a number, of a vector the vector of the
      derivatives. At a tensor, the derivative entry by entry, which needs an f whose every entry depends on the
      entry of x at its place alone; for others there are gradient(y, x) and jacobian(y, x). Up to eight primes.
      At a kink the convention of the field: relu'(0) = 0, abs'(0) = 0, max goes to the first of equals.

    """

  /// `define network`: a directive with the first word of one of its forms.
  private static func page(ofForm words: String) -> String? {
    let parts = words.split(separator: " ").map(String.init)
    guard parts.count == 2, let declaration = Directives.named(parts[0])?.declaration else { return nil }
    let forms = declaration.forms.filter { $0.usage.split(separator: " ").first.map(String.init) == parts[1] }
    guard !forms.isEmpty else { return nil }
    return page(
      DirectiveDeclaration(
        declaration.keyword, declaration.summary, forms: forms, arguments: declaration.arguments,
        example: declaration.example, isBlock: declaration.isBlock))
  }

  /// `layers`, `rate`: an argument, as each directive that takes it says what it is.
  private static func page(ofArgument label: String) -> String? {
    var pages: [(text: String, owners: [String])] = []
    func add(_ arguments: [ArgumentDeclaration], of owner: String) {
      for argument in arguments where argument.label == label {
        let text = describe(argument, indent: 0)
        if let known = pages.firstIndex(where: { $0.text == text }) {
          if !pages[known].owners.contains(owner) { pages[known].owners.append(owner) }
        } else {
          pages.append((text, [owner]))
        }
      }
    }
    for declaration in Directives.declarations {
      add(declaration.arguments, of: "'\(declaration.keyword)'")
      for form in declaration.forms {
        let word = form.usage.split(separator: " ").first.map { $0.lowercased() == $0 ? " \($0)" : "" } ?? ""
        add(form.arguments, of: "'\(declaration.keyword)\(word)'")
      }
    }
    guard !pages.isEmpty else { return nil }
    return pages.map { "\($0.text)\n  an argument of \($0.owners.joined(separator: ", "))\n" }.joined(
      separator: "\n")
  }

  /// `adam`, `dense`: a word that arguments take, with what may stand in its parentheses and where it may stand.
  private static func page(ofChoice word: String) -> String? {
    var places: [String] = []
    var found: Choice?
    for declaration in Directives.declarations {
      for argument in declaration.arguments + declaration.forms.flatMap(\.arguments) {
        guard let choice = argument.kind.choices.first(where: { $0.name == word }) else { continue }
        found = found ?? choice
        let place = "'\(argument.label)' of '\(declaration.keyword)'"
        if !places.contains(place) { places.append(place) }
      }
    }
    guard let choice = found else { return nil }
    let parameters = choice.parameters.map { describe($0, indent: 2) }
    return
      (["\(choice.usage): \(choice.summary)", ""] + parameters
      + ["  a word of " + places.joined(separator: ", "), ""]).joined(separator: "\n")
  }

  /// What to say about a word that nothing is known by.
  package static func unknown(_ word: String) -> String {
    let arguments = Directives.declarations.flatMap { $0.arguments + $0.forms.flatMap(\.arguments) }
    let (labels, choices) = (arguments.map(\.label), arguments.flatMap(\.kind.choices).map(\.name))
    let known =
      Directives.declarations.map(\.keyword) + Functions.names + ["functions", "directives"] + labels
      + choices
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
