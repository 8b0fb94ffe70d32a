import Source
import Yams

extension FrontMatter {
  /// The keys of front matter.
  package static let keys = [
    "title", "subtitle", "author", "date", "description", "order", "seed", "random", "toc",
    "number-sections", "bibliography", "params", "execute", "macros",
  ]

  /// The keys of `execute`.
  private static let executeKeys = ["echo", "eval", "output", "code-fold"]

  /// Reads the front matter of a notebook.
  static func read(_ span: Span?, in source: SourceText) -> (FrontMatter, [Diagnostic]) {
    guard let span else { return (FrontMatter(), []) }
    let lines = lines(of: span, in: source)
    var reader = YAMLReader(YAMLMapping(lines, in: source), known: keys, owner: "the front matter")
    var matter = FrontMatter()
    matter.readDescription(&reader)
    matter.readSettings(&reader)
    matter.readRandomness(&reader)
    matter.readExecute(&reader)
    matter.readParameters(&reader)
    return (matter, reader.diagnostics)
  }

  private static func lines(of span: Span, in source: SourceText) -> [Span] {
    guard span.count > 0 else { return [] }
    let first = source.position(of: span.lower).line
    let last = source.position(of: max(span.lower, span.upper - 1)).line
    return (first...last).map { source.line($0) }
  }

  private mutating func readDescription(_ reader: inout YAMLReader) {
    title = reader.text("title")
    subtitle = reader.text("subtitle")
    authors = reader.texts("author")
    readDate(&reader)
    description = reader.text("description")
    order = reader.number("order")
  }

  /// A date of digits must be one of the calendar; words such as "Spring 2026" are the author's.
  private mutating func readDate(_ reader: inout YAMLReader) {
    guard let entry = reader["date"], let text = reader.text("date") else { return }
    if text.contains(where: \.isLetter) || CalendarDate.isValid(text) {
      date = text
    } else {
      reader.refuse(entry, "a date such as 2026-01-31")
    }
  }

  private mutating func readSettings(_ reader: inout YAMLReader) {
    if let flag = reader.flag("toc") { showsContents = flag }
    if let flag = reader.flag("number-sections") { numbersSections = flag }
    bibliography = reader.texts("bibliography")
    guard let entry = reader["macros"] else { return }
    guard let mapping = entry.value.mapping else { return reader.rejectMapping(entry) }
    for (key, value) in mapping {
      if let name = key.string, let text = value.scalar?.string { macros[name] = text }
    }
  }

  private mutating func readRandomness(_ reader: inout YAMLReader) {
    if let seed = reader.integer("seed", in: 0...Int.max) {
      self.seed = UInt64(seed)
    } else if reader["seed"] != nil {
      isRandomnessKnown = false
    }
    guard let entry = reader["random"], let text = reader.text("random") else { return }
    if let random = RandomSpecification(text) {
      self.random = random
    } else {
      isRandomnessKnown = false
      reader.refuse(entry, "swift-nn, numpy(n) with n from 0 to 4294967295, or python(n) with n below 2⁶⁴")
    }
  }

  private mutating func readExecute(_ reader: inout YAMLReader) {
    guard let entry = reader["execute"] else { return }
    guard let mapping = entry.value.mapping else { return reader.rejectMapping(entry) }
    var folds = false
    defer { if folds, execute.echo == .shown { execute.echo = .folded } }
    for (key, value) in mapping {
      switch (key.string ?? "", value.scalar?.string, value.bool) {
      case ("echo", "fold", _): execute.echo = .folded
      case ("echo", _, let flag?): execute.echo = flag ? .shown : .hidden
      case ("eval", _, let flag?): execute.isEvaluated = flag
      case ("output", _, let flag?): execute.showsOutput = flag
      case ("code-fold", _, let flag?): folds = flag
      case (let name, _, _) where Self.executeKeys.contains(name):
        reader.report(
          Diagnostic(
            code: "E0122", "'\(name)' of 'execute' must be true or false\(name == "echo" ? ", or fold" : "")",
            at: entry.keySpan))
      case (let name, _, _):
        reader.report(
          Diagnostic(
            code: "E0121", "'\(name)' is not an option of 'execute'", at: entry.keySpan,
            hint: Suggestion.hint(for: name, among: Self.executeKeys)))
      }
    }
  }

  private mutating func readParameters(_ reader: inout YAMLReader) {
    guard let entry = reader["params"] else { return }
    guard let mapping = entry.value.mapping else { return reader.rejectMapping(entry) }
    for (key, value) in mapping {
      guard let name = key.string, let text = Self.notation(value) else {
        reader.refuse(entry, "names with numbers, texts or flat lists")
        continue
      }
      parameters.append(Parameter(name: name, text: text))
    }
  }

  /// A YAML value as an expression of the notation.
  private static func notation(_ value: Yams.Node) -> String? {
    if let list = value.sequence {
      let items = list.compactMap { $0.scalar?.string }
      return items.count == list.count ? "[\(items.joined(separator: ", "))]" : nil
    }
    guard let text = value.scalar?.string else { return nil }
    if value.bool != nil || value.float != nil || value.int != nil { return text }
    return "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}

extension YAMLReader {
  fileprivate mutating func rejectMapping(_ entry: YAMLMapping.Entry) {
    refuse(entry, "keys with values, indented below it")
  }
}

extension RandomSpecification {
  /// A generator from front matter: `swift-nn`, `numpy(42)`, `python(42)`; Python takes a seed without its sign.
  init?(_ text: String) {
    if text == "swift-nn" {
      self = .swiftNN
      return
    }
    guard let match = text.wholeMatch(of: #/(numpy|python)\((-?)(\d+)\)/#), let seed = UInt64(match.3) else {
      return nil
    }
    if match.1 == "python" {
      self = .python(seed)
    } else if match.2.isEmpty, seed <= UInt64(UInt32.max) {
      self = .numPy(seed)
    } else {
      return nil
    }
  }
}
