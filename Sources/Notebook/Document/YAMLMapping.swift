import Source
import Yams

/// The keys and values of a YAML block inside a notebook, with their places there.
struct YAMLMapping {
  /// One key with its value.
  struct Entry {
    let key: String
    let keySpan: Span
    let value: Yams.Node
    let valueSpan: Span
  }

  private(set) var entries: [Entry] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let lines: [Span]
  private let source: SourceText

  /// Reads a mapping from some lines of a notebook, each the part of a line that is YAML.
  init(_ lines: [Span], in source: SourceText) {
    self.lines = lines
    self.source = source
    let text = lines.map { source.string($0) }.joined(separator: "\n")
    guard !text.allSatisfy(\.isWhitespace) else { return }
    guard !Self.hasAliases(text) else {
      diagnostics.append(
        Diagnostic(
          code: "E0120", "anchors and aliases of YAML may not stand here", at: firstLine,
          hint: "write the value out where it is used"))
      return
    }
    do {
      try read(text)
    } catch let error as YamlError {
      diagnostics.append(diagnostic(error))
    } catch {
      diagnostics.append(Diagnostic(code: "E0120", "this is not YAML", at: firstLine))
    }
  }

  /// Whether a name is given by `&` and used by `*`: a few lines of these can stand for more values than any
  /// memory holds, and Yams would compare them all.
  private static func hasAliases(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else { return false }
    let anchors = Set(text.matches(of: #/(?:^|[\s\[{,])&([\w-]+)/#).map(\.1))
    return text.matches(of: #/(?:^|[\s\[{,])\*([\w-]+)/#).contains { anchors.contains($0.1) }
  }

  private var firstLine: Span { lines.first ?? Span(0, 0) }

  private mutating func read(_ text: String) throws {
    guard let node = try Yams.compose(yaml: text) else { return }
    guard case .mapping(let mapping) = node else {
      diagnostics.append(
        Diagnostic(
          code: "E0120", "expected keys and values", at: firstLine, hint: "write them as 'key: value'"))
      return
    }
    for (key, value) in mapping {
      guard let name = key.string else { continue }
      let keySpan = span(of: key.mark, length: name.utf8.count)
      let length = value.scalar?.string.utf8.count ?? 1
      entries.append(
        Entry(key: name, keySpan: keySpan, value: value, valueSpan: span(of: value.mark, length: length)))
    }
  }

  /// The place of a mark; lines and columns of YAML count from 1.
  private func span(of mark: Mark?, length: Int) -> Span {
    guard let mark, lines.indices.contains(mark.line - 1) else { return firstLine }
    let line = lines[mark.line - 1]
    let lower = line.lower + Self.bytes(before: mark.column - 1, of: source.string(line))
    return Span(min(lower, line.upper), min(lower + max(length, 1), max(line.upper, lower + 1)))
  }

  private static func bytes(before column: Int, of line: String) -> Int {
    line.unicodeScalars.prefix(max(0, column)).reduce(0) { $0 + UTF8.width($1) }
  }

  private func diagnostic(_ error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Diagnostic(code: "E0120", "this is not YAML: \(problem)", at: span(of: mark, length: 1))
    case .duplicatedKeysInMapping(let duplicates, _):
      Diagnostic(
        code: "E0120", "the key \(duplicates.first.map { "'\($0)'" } ?? "") is given twice", at: firstLine)
    default: Diagnostic(code: "E0120", "this is not YAML", at: firstLine)
    }
  }
}

/// Reads the values of a mapping as what they should be; what is wrong is collected.
struct YAMLReader {
  let mapping: YAMLMapping
  private(set) var diagnostics: [Diagnostic]
  private let owner: String
  private let known: [String]

  /// A reader that reports every key that is not known.
  init(_ mapping: YAMLMapping, known: [String], owner: String) {
    self.mapping = mapping
    self.known = known
    self.owner = owner
    diagnostics = mapping.diagnostics
    for entry in mapping.entries where !known.contains(entry.key) {
      diagnostics.append(
        Diagnostic(
          code: "E0121", "'\(entry.key)' is not a key of \(owner)", at: entry.keySpan,
          hint: Suggestion.hint(for: entry.key, among: known)))
    }
  }

  subscript(key: String) -> YAMLMapping.Entry? { mapping.entries.first { $0.key == key } }

  mutating func text(_ key: String) -> String? {
    guard let entry = self[key] else { return nil }
    guard let text = entry.value.scalar?.string else { return reject(entry, "a text") }
    return text
  }

  mutating func flag(_ key: String) -> Bool? {
    guard let entry = self[key] else { return nil }
    return entry.value.bool ?? reject(entry, "true or false")
  }

  mutating func number(_ key: String, in range: ClosedRange<Double>? = nil) -> Double? {
    guard let entry = self[key] else { return nil }
    let number = entry.value.float ?? entry.value.int.map(Double.init)
    let ends = range.map {
      " from \(NumberText.shortest($0.lowerBound)) to \(NumberText.shortest($0.upperBound))"
    }
    return number.flatMap { $0.isFinite && range?.contains($0) != false ? $0 : nil }
      ?? reject(entry, "a number" + (ends ?? ""))
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let entry = self[key] else { return nil }
    guard let integer = entry.value.int, range.contains(integer) else {
      let end = range.upperBound == .max ? "" : " to \(range.upperBound)"
      return reject(entry, "a whole number from \(range.lowerBound)\(end)")
    }
    return integer
  }

  /// One text, or a list of them.
  mutating func texts(_ key: String) -> [String] {
    guard let entry = self[key] else { return [] }
    if let text = entry.value.scalar?.string { return [text] }
    let texts = entry.value.sequence.map { $0.compactMap { $0.scalar?.string } }
    return texts ?? reject(entry, "a text or a list of texts") ?? []
  }

  /// Records that a value is not what it should be.
  mutating func refuse(_ entry: YAMLMapping.Entry, _ expected: String) {
    diagnostics.append(
      Diagnostic(code: "E0122", "'\(entry.key)' must be \(expected)", at: entry.valueSpan))
  }

  private mutating func reject<Value>(_ entry: YAMLMapping.Entry, _ expected: String) -> Value? {
    refuse(entry, expected)
    return nil
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}
