/// Writes out an author's macros in TeX, for readers that do not know them.
///
/// A code host sets each formula by itself and refuses `\newcommand`, so that nothing can be defined for it once.
struct MacroExpansion {
  /// A macro in a formula, in bytes of its TeX, and what takes its place.
  struct Call: Sendable, Hashable {
    let range: Range<Int>
    let text: String
  }

  private struct Macro {
    let body: [UInt8]
    let parameters: Int
  }

  private let macros: [[UInt8]: Macro]
  /// What all macros of a formula may come to; KaTeX stops there too.
  private static let mostExpansions = 1_000
  private static let mostBytes = 50_000
  /// Commands that take what follows them, so that it must be one group.
  private static let takers: Set<String> = [
    "frac", "dfrac", "tfrac", "binom", "sqrt", "hat", "widehat", "bar", "overline", "underline", "tilde",
    "widetilde",
    "vec", "dot", "ddot", "mathbf", "mathrm", "mathcal", "mathbb", "mathsf", "mathfrak", "boldsymbol", "bm",
    "operatorname",
  ]

  /// Macros by their names, backslash included.
  init(_ macros: [String: String]) {
    var read: [[UInt8]: Macro] = [:]
    for (name, body) in macros where name.hasPrefix("\\") {
      let bytes = Array(body.utf8)
      let digits = bytes.indices.dropLast().filter { bytes[$0] == UInt8(ascii: "#") }.map {
        Int(bytes[$0 + 1]) - 0x30
      }
      read[Array(name.utf8)] = Macro(
        body: bytes, parameters: digits.filter { (1...9).contains($0) }.max() ?? 0)
    }
    self.macros = read
  }

  /// The calls in a formula; none where they would grow without bound.
  func calls(in tex: String) -> [Call] {
    guard !macros.isEmpty else { return [] }
    let bytes = Array(tex.utf8)
    var calls: [Call] = []
    var place = 0
    var previous: [UInt8] = []
    while place < bytes.count {
      let token = Self.token(bytes, at: place)
      if let macro = macros[Array(bytes[token])] {
        guard let call = call(macro, token, in: bytes, behind: previous) else { return [] }
        calls.append(call)
        place = call.range.upperBound
      } else {
        place = token.upperBound
      }
      if !bytes[token].allSatisfy({ $0 <= 0x20 }) { previous = Array(bytes[token]) }
    }
    return calls
  }

  private func call(_ macro: Macro, _ name: Range<Int>, in bytes: [UInt8], behind previous: [UInt8]) -> Call?
  {
    var upper = name.upperBound
    for _ in 0..<macro.parameters { upper = Self.argument(bytes, at: upper).upperBound }
    guard var text = expanded(Array(bytes[name.lowerBound..<upper])) else { return nil }
    let takesOne = previous == [0x5E] || previous == [0x5F] || Self.takers.contains(Self.word(previous))
    if takesOne {
      text = [UInt8(ascii: "{")] + text + [UInt8(ascii: "}")]
    } else if Self.endsWithWord(text), upper < bytes.count, Self.isLetter(bytes[upper]) {
      text.append(0x20)
    }
    return Call(range: name.lowerBound..<upper, text: String(decoding: text, as: UTF8.self))
  }

  /// TeX without macros; `nil` where there is no end of it.
  private func expanded(_ tex: [UInt8]) -> [UInt8]? {
    var rest = tex
    var place = 0
    var result: [UInt8] = []
    var count = 0
    while place < rest.count {
      let token = Self.token(rest, at: place)
      guard let macro = macros[Array(rest[token])] else {
        result += rest[token]
        place = token.upperBound
        continue
      }
      count += 1
      var arguments: [[UInt8]] = []
      place = token.upperBound
      for _ in 0..<macro.parameters {
        let argument = Self.argument(rest, at: place)
        arguments.append(Self.withoutBraces(rest[argument]))
        place = argument.upperBound
      }
      var body = Self.body(of: macro, with: arguments)
      if Self.endsWithWord(body), place < rest.count, Self.isLetter(rest[place]) { body.append(0x20) }
      rest = body + rest[place...]
      place = 0
      guard count <= Self.mostExpansions, rest.count + result.count <= Self.mostBytes else { return nil }
    }
    return result
  }

  private static func body(of macro: Macro, with arguments: [[UInt8]]) -> [UInt8] {
    var result: [UInt8] = []
    var place = 0
    while place < macro.body.count {
      let next = place + 1 < macro.body.count ? Int(macro.body[place + 1]) - 0x31 : -1
      if macro.body[place] == UInt8(ascii: "#"), arguments.indices.contains(next) {
        if endsWithWord(result), arguments[next].first.map(isLetter) == true { result.append(0x20) }
        result += arguments[next]
        place += 2
      } else {
        result.append(macro.body[place])
        place += 1
      }
    }
    return result
  }
}

extension MacroExpansion {
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  /// A command with its letters or its one sign, or one byte.
  private static func token(_ bytes: [UInt8], at place: Int) -> Range<Int> {
    guard bytes[place] == UInt8(ascii: "\\") else { return place..<(place + 1) }
    let letters = bytes[(place + 1)...].prefix(while: isLetter).count
    return place..<min(bytes.count, place + 1 + max(1, letters))
  }

  /// A group with its braces, or one token, past the blanks in front.
  private static func argument(_ bytes: [UInt8], at start: Int) -> Range<Int> {
    var lower = start
    while lower < bytes.count, bytes[lower] <= 0x20 { lower += 1 }
    guard lower < bytes.count else { return bytes.count..<bytes.count }
    guard bytes[lower] == UInt8(ascii: "{") else { return token(bytes, at: lower) }
    var depth = 0
    var place = lower
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "{") { depth += 1 }
      if bytes[place] == UInt8(ascii: "}") { depth -= 1 }
      place = token(bytes, at: place).upperBound
      if depth == 0 { break }
    }
    return lower..<place
  }

  private static func withoutBraces(_ argument: ArraySlice<UInt8>) -> [UInt8] {
    guard argument.first == UInt8(ascii: "{"), argument.last == UInt8(ascii: "}") else {
      return Array(argument)
    }
    return Array(argument.dropFirst().dropLast())
  }

  /// Whether letters that follow would become part of a command.
  private static func endsWithWord(_ tex: [UInt8]) -> Bool {
    let letters = tex.reversed().prefix(while: isLetter).count
    return letters > 0 && letters < tex.count && tex[tex.count - letters - 1] == UInt8(ascii: "\\")
  }

  private static func word(_ token: [UInt8]) -> String {
    token.first == UInt8(ascii: "\\") ? String(decoding: token.dropFirst(), as: UTF8.self) : ""
  }
}
