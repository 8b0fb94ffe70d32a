/// One work of a BibTeX file.
struct BibTeXEntry: Sendable, Hashable {
  /// What the text cites it by.
  let key: String
  /// Its fields by lower-case name, without braces.
  let fields: [String: String]
  private let people: [BibTeXName]

  /// A work from its fields as written, inner braces included.
  init(key: String, written: [String: String]) {
    self.key = key
    fields = written.mapValues(BibTeXName.withoutBraces)
    people = BibTeXName.list(written["author"] ?? written["editor"] ?? "")
  }

  /// The family names of its authors.
  var families: [String] { people.map(\.family) }

  /// Its authors as written.
  var authors: [String] { people.map(\.text) }

  /// "Gleick 1992", "Nielsen & Chuang 2000", "LeCun et al. 1998".
  var shortName: String {
    let names = families
    let who =
      switch names.count {
      case 0: fields["title"] ?? key
      case 1: names[0]
      case 2: names.joined(separator: " & ")
      default: names[0] + " et al."
      }
    return fields["year"].map { "\(who) \($0)" } ?? who
  }

  /// Authors, year, title and where it appeared, as a list of works gives them.
  var description: (text: String, title: String, rest: String) {
    let who = authors.joined(separator: authors.count > 2 ? "; " : " and ")
    let year = fields["year"].map { " (\($0))" } ?? ""
    let places = ["journal", "booktitle", "publisher", "howpublished", "institution"].compactMap {
      fields[$0]
    }
    let numbers = [fields["volume"], fields["pages"]?.replacing("--", with: "–")].compactMap { $0 }
    return (who + year, fields["title"] ?? "", (places + numbers).joined(separator: ", "))
  }
}

/// Reads BibTeX; what is not an entry is skipped.
enum BibTeX {
  /// The entries of a file, in order.
  static func entries(_ text: String) -> [BibTeXEntry] {
    var scanner = BibTeXScanner(Array(text.utf8))
    return scanner.entries()
  }
}

private struct BibTeXScanner {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func entries() -> [BibTeXEntry] {
    var entries: [BibTeXEntry] = []
    while skip(to: UInt8(ascii: "@")) {
      let type = word().lowercased()
      guard skip(to: UInt8(ascii: "{")), !["comment", "string", "preamble"].contains(type) else { continue }
      let key = word()
      entries.append(BibTeXEntry(key: key, written: fields()))
    }
    return entries
  }

  private mutating func fields() -> [String: String] {
    var fields: [String: String] = [:]
    while place < bytes.count, bytes[place] != UInt8(ascii: "}") {
      place += 1
      let name = word().lowercased()
      skipBlanks()
      guard !name.isEmpty, place < bytes.count, bytes[place] == UInt8(ascii: "=") else { continue }
      place += 1
      fields[name] = value()
      skipBlanks()
    }
    return fields
  }

  private mutating func value() -> String {
    skipBlanks()
    guard place < bytes.count else { return "" }
    let start = place
    let isQuoted = bytes[place] == UInt8(ascii: "\"")
    guard isQuoted || bytes[place] == UInt8(ascii: "{") else { return word() }
    var depth = 0
    repeat {
      if bytes[place] == UInt8(ascii: "{") { depth += 1 }
      if bytes[place] == UInt8(ascii: "}") { depth -= 1 }
      place += 1
      if isQuoted, depth == 0, place < bytes.count, bytes[place] == UInt8(ascii: "\"") { break }
    } while place < bytes.count && (isQuoted || depth > 0)
    let end = place
    if isQuoted { place = min(place + 1, bytes.count) }
    let text = String(
      decoding: bytes[min(start + 1, end)..<(isQuoted ? end : max(start + 1, end - 1))], as: UTF8.self)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private mutating func word() -> String {
    skipBlanks()
    let start = place
    while place < bytes.count, bytes[place] > 0x20, !"{}=,\"".utf8.contains(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
  }

  private mutating func skip(to byte: UInt8) -> Bool {
    while place < bytes.count, bytes[place] != byte { place += 1 }
    guard place < bytes.count else { return false }
    place += 1
    return true
  }
}
