/// A BibTeX file as it was read: its works, and what is wrong with the others.
struct BibTeXFile: Sendable {
  /// The works in the order of the file.
  private(set) var entries: [BibTeXEntry] = []
  /// What could not be read.
  private(set) var problems: [Problem] = []

  /// What is wrong on a line of the file.
  struct Problem: Sendable, Hashable {
    let line: Int
    let message: String
    var hint = "this work is left out; write '@book{key, title = {…}, year = 1999}'"
  }

  /// An entry before its cross-reference is followed.
  fileprivate struct Written {
    let key: String
    let line: Int
    let fields: [String: String]
  }

  /// Reads a file; an entry that is ill-formed is left out, and reading goes on at the next line that
  /// starts with `@`.
  init(_ text: String) {
    var reader = BibTeXReader(Array(text.utf8))
    var written: [Written] = []
    while reader.findEntry() {
      let line = reader.line
      do throws(BibTeXReader.Failure) {
        if let entry = try reader.entry(at: line) { written.append(entry) }
      } catch {
        problems.append(Problem(line: line, message: error.message))
        reader.findLineWithEntry()
      }
    }
    let known = Dictionary(written.map { ($0.key.lowercased(), $0) }) { first, _ in first }
    for entry in written { add(entry, among: known) }
    problems.sort { $0.line < $1.line }
  }

  /// What a work does not say itself it takes from the one that its `crossref` names, as BibTeX does.
  private mutating func add(_ entry: Written, among known: [String: Written]) {
    var fields = entry.fields
    if let name = fields["crossref"] {
      if var parent = known[name.lowercased()]?.fields {
        parent["booktitle"] = parent["booktitle"] ?? parent["title"]
        parent["title"] = nil
        fields.merge(parent) { own, _ in own }
      } else {
        problems.append(
          Problem(
            line: entry.line, message: "there is no work '\(name)' for 'crossref'",
            hint: "the field is left out"))
      }
    }
    entries.append(BibTeXEntry(key: entry.key, line: entry.line, written: fields))
  }
}

/// Reads the entries of a BibTeX file one after another; linear in its length.
private struct BibTeXReader {
  /// Why an entry cannot be read.
  struct Failure: Error { let message: String }

  private let bytes: [UInt8]
  private var place = 0
  /// The line of ``place``, from 1, as far as it was counted.
  private var counted = (place: 0, line: 1)
  /// Texts that `@string` names.
  private var abbreviations: [String: String] = [:]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line on which the reader stands, from 1.
  var line: Int {
    mutating get {
      counted.line += bytes[counted.place..<place].count { $0 == 0x0A }
      counted.place = place
      return counted.line
    }
  }

  private var next: UInt8 { place < bytes.count ? bytes[place] : 0 }

  /// Goes to behind the next `@`; everything before it is a comment.
  mutating func findEntry() -> Bool {
    while place < bytes.count, bytes[place] != UInt8(ascii: "@") { place += 1 }
    guard place < bytes.count else { return false }
    place += 1
    return true
  }

  /// Goes to the next line that starts with `@`.
  mutating func findLineWithEntry() {
    while place < bytes.count, !(next == UInt8(ascii: "@") && bytes[place - 1] == 0x0A) { place += 1 }
  }

  /// Reads an entry behind its `@`; `nil` for one that is no work.
  mutating func entry(at line: Int) throws(Failure) -> BibTeXFile.Written? {
    let type = word().lowercased()
    skipBlanks()
    guard next == UInt8(ascii: "{") || next == UInt8(ascii: "(") else { return nil }
    if type == "comment" || type == "preamble" {
      if next == UInt8(ascii: "{") { _ = try group(of: "@" + type) }
      return nil
    }
    let close = next == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
    place += 1
    if type == "string" {
      abbreviations.merge(try fields(until: close)) { _, new in new }
      return nil
    }
    let key = word()
    guard !key.isEmpty else { throw Failure(message: "the entry has no key") }
    skipBlanks()
    guard next == UInt8(ascii: ",") || next == close else {
      throw Failure(message: "there is no ',' behind the key '\(key)'")
    }
    if next == UInt8(ascii: ",") { place += 1 }
    return BibTeXFile.Written(key: key, line: line, fields: try fields(until: close))
  }

  private mutating func fields(until close: UInt8) throws(Failure) -> [String: String] {
    var fields: [String: String] = [:]
    while true {
      skipBlanks()
      if next == UInt8(ascii: ",") { place += 1; continue }
      guard next != close else { break }
      guard place < bytes.count else { throw Failure(message: "the entry is never closed") }
      let name = word().lowercased()
      skipBlanks()
      guard !name.isEmpty, next == UInt8(ascii: "=") else {
        throw Failure(message: "expected 'name = value'\(name.isEmpty ? "" : " at '\(name)'")")
      }
      place += 1
      fields[name] = try value(of: name)
    }
    place += 1
    return fields
  }

  /// Texts joined by `#`.
  private mutating func value(of name: String) throws(Failure) -> String {
    var text = try piece(of: name)
    skipBlanks()
    while next == UInt8(ascii: "#") {
      place += 1
      text += try piece(of: name)
      skipBlanks()
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private mutating func piece(of name: String) throws(Failure) -> String {
    skipBlanks()
    if next == UInt8(ascii: "{") { return try group(of: name) }
    if next == UInt8(ascii: "\"") { return try quoted(name) }
    let text = word()
    guard !text.isEmpty else { throw Failure(message: "'\(name)' has no value") }
    return abbreviations[text.lowercased()] ?? text
  }

  /// What stands between a brace and the one that closes it.
  private mutating func group(of name: String) throws(Failure) -> String {
    let start = place + 1
    var depth = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "{") { depth += 1 }
      if bytes[place] == UInt8(ascii: "}") { depth -= 1 }
      place += 1
      if depth == 0 { return String(decoding: bytes[start..<(place - 1)], as: UTF8.self) }
    }
    throw Failure(message: "the brace of '\(name)' is never closed")
  }

  private mutating func quoted(_ name: String) throws(Failure) -> String {
    let start = place + 1
    var depth = 0
    place = start
    while place < bytes.count {
      if depth == 0, bytes[place] == UInt8(ascii: "\"") {
        defer { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
      }
      if bytes[place] == UInt8(ascii: "{") { depth += 1 }
      if bytes[place] == UInt8(ascii: "}") { depth -= 1 }
      place += 1
    }
    throw Failure(message: "the quotation mark of '\(name)' is never closed")
  }

  private mutating func word() -> String {
    skipBlanks()
    let start = place
    while place < bytes.count, bytes[place] > 0x20, !"{}()=,\"#".utf8.contains(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
  }
}
