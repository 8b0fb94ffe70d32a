import Foundation

/// The words that a field of BibTeX stands for: accents and signs of TeX as Unicode, without braces.
enum TeXText {
  /// `{\"U}ber \'etale Stra{\ss}e -- \& more` as "Über étale Straße – & more"; formulas stay TeX.
  static func plain(_ tex: String) -> String {
    var reader = TeXReader(Array(tex.unicodeScalars))
    return reader.read().precomposedStringWithCanonicalMapping
  }

  /// A URL or the like, in which only braces and backslashes are TeX's.
  static func address(_ tex: String) -> String { tex.filter { !"{}\\".contains($0) } }
}

private struct TeXReader {
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var text = String.UnicodeScalarView()

  /// Accents by the sign or letter of their command, as combining characters.
  private static let accents: [Unicode.Scalar: Unicode.Scalar] = [
    "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}", "u": "\u{306}",
    ".": "\u{307}", "\"": "\u{308}", "r": "\u{30A}", "H": "\u{30B}", "v": "\u{30C}", "d": "\u{323}",
    "c": "\u{327}", "k": "\u{328}", "b": "\u{331}",
  ]

  /// What other commands stand for; one that is not here is left out, and its argument kept.
  private static let signs: [String: String] = [
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "S": "§", "P": "¶",
    "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "TeX": "TeX", "LaTeX": "LaTeX",
    " ": " ", ",": " ", "-": "", "/": "", "\\": " ",
  ]

  /// What several signs in a row stand for, the longest first.
  private static let ligatures: [(signs: [Unicode.Scalar], text: Unicode.Scalar)] = [
    (["-", "-", "-"], "—"), (["-", "-"], "–"), (["`", "`"], "“"), (["'", "'"], "”"), (["~"], "\u{A0}"),
  ]

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  mutating func read() -> String {
    while place < scalars.count { step() }
    return String(text)
  }

  private func at(_ offset: Int) -> Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  private mutating func step() {
    switch scalars[place] {
    case "{", "}": place += 1
    case "$": formula()
    case "\\": command()
    default: ligature()
    }
  }

  private mutating func formula() {
    let end = scalars[(place + 1)...].firstIndex(of: "$") ?? place
    text.append(contentsOf: scalars[place...end])
    place = end + 1
  }

  private mutating func ligature() {
    for (signs, sign) in Self.ligatures where scalars[place...].starts(with: signs) {
      text.append(sign)
      return place += signs.count
    }
    text.append(scalars[place])
    place += 1
  }

  private mutating func command() {
    place += 1
    let name = commandName()
    place += name.count
    guard let first = name.first else { return }
    if name.count == 1, let accent = Self.accents[first], self.accent(accent) { return }
    let word = String(String.UnicodeScalarView(name))
    if first.properties.isAlphabetic { skipBlanks() }
    if let sign = Self.signs[word] {
      text.append(contentsOf: sign.unicodeScalars)
    } else if !first.properties.isAlphabetic {
      text.append(first)
    }
  }

  /// Letters, or one sign.
  private func commandName() -> ArraySlice<Unicode.Scalar> {
    let letters = scalars[place...].prefix { $0.isASCII && $0.properties.isAlphabetic }
    return letters.isEmpty ? scalars[place...].prefix(1) : letters
  }

  /// Sets an accent on the letter that follows, in braces or not; `\i` and `\j` are the letters without dot.
  private mutating func accent(_ accent: Unicode.Scalar) -> Bool {
    var offset = place
    while let next = at(offset), next == "{" || next == " " || next == "\\" { offset += 1 }
    guard let letter = at(offset), letter.properties.isAlphabetic else { return false }
    text.append(letter)
    text.append(accent)
    place = offset + 1
    return true
  }

  private mutating func skipBlanks() {
    while at(place) == " " { place += 1 }
  }
}
