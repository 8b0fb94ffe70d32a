import Foundation

/// One work of a BibTeX file.
struct BibTeXEntry: Sendable, Hashable {
  /// What the text cites it by.
  let key: String
  /// Where it starts in its file, counted in lines from 1.
  let line: Int
  /// Its fields by lower-case name, as Unicode.
  let fields: [String: String]
  private let people: [BibTeXName]
  /// Whether the list of authors ends with "and others".
  private let hasOthers: Bool

  /// A work from its fields as written, inner braces included.
  init(key: String, line: Int, written: [String: String]) {
    self.key = key
    self.line = line
    fields = Dictionary(
      uniqueKeysWithValues: written.map { name, tex in
        (name, Self.addresses.contains(name) ? TeXText.address(tex) : TeXText.plain(tex))
      })
    let named = BibTeXName.list(written["author"] ?? written["editor"] ?? "")
    people = named.filter { $0.text != "others" }
    hasOthers = people.count < named.count
  }

  private static let addresses: Set<String> = ["url", "doi", "eprint"]

  /// The family names of its authors.
  var families: [String] { people.map(\.family) }

  /// Its authors as written.
  var authors: [String] { people.map(\.text) }

  /// When it appeared; BibLaTeX has a date in place of the year.
  var year: String? { fields["year"] ?? fields["date"].map { String($0.prefix(4)) } }

  /// "Gleick", "Nielsen & Chuang", "LeCun et al."; the title where nobody is named.
  var shortAuthors: String {
    let names = families
    return switch names.count {
    case 0: fields["title"] ?? key
    case 1 where !hasOthers: names[0]
    case 2 where !hasOthers: names.joined(separator: " & ")
    default: names[0] + " et al."
    }
  }

  /// How a citation in brackets calls it: "Gleick 1992", or the year alone.
  func name(omittingAuthors: Bool) -> String {
    if omittingAuthors { return year ?? fields["title"] ?? key }
    return year.map { "\(shortAuthors) \($0)" } ?? shortAuthors
  }

  /// How a sentence calls it: "Gleick (1992, p. 3)".
  func narrativeName(_ place: String) -> String {
    let inBrackets = [year ?? "", place].filter { !$0.isEmpty }.joined(separator: ", ")
    return inBrackets.isEmpty ? shortAuthors : "\(shortAuthors) (\(inBrackets))"
  }

  /// Its entry in a list of works.
  var listing: WorkListing {
    let others = hasOthers ? ["et al."] : []
    let who = (authors + others).joined(separator: authors.count == 2 && !hasOthers ? " and " : "; ")
    let year = year.map { "(\($0))" } ?? ""
    let title = fields["title"] ?? (who.isEmpty ? key : "")
    return WorkListing(
      who: who.isEmpty ? "" : [who, year].filter { !$0.isEmpty }.joined(separator: " "), title: title,
      year: who.isEmpty ? year : "", rest: publication, address: address)
  }

  /// By what it comes before others: authors, year and title, without accents and case.
  var order: [String] {
    [families.isEmpty ? "" : families.joined(separator: " "), year ?? "", fields["title"] ?? "", key]
      .enumerated()
      .map { index, text in Self.plain(index == 0 && text.isEmpty ? fields["title"] ?? key : text) }
  }

  private static func plain(_ text: String) -> String {
    let letters = text.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
      $0.properties.canonicalCombiningClass == .notReordered
    }
    return String(String.UnicodeScalarView(letters)).lowercased()
  }

  /// Where it appeared: "Journal, 12(3), 1–20".
  private var publication: String {
    let names = [
      "journal", "journaltitle", "booktitle", "publisher", "howpublished", "institution", "school",
    ]
    let number = fields["number"].map { "(\($0))" } ?? ""
    let issue = fields["volume"].map { $0 + number }
    return (names.map { fields[$0] } + [issue, pages]).compactMap { $0 }.joined(separator: ", ")
  }

  /// A range has an en dash, however it is written.
  private var pages: String? { fields["pages"]?.replacing(#/(\w)\s*-\s*(?=\w)/#) { "\($0.1)–" } }

  /// Where it can be read: its DOI, which lasts, else its own address, else arXiv's.
  private var address: String? {
    if let doi = fields["doi"] { return doi.contains("://") ? doi : "https://doi.org/" + doi }
    if let url = fields["url"] { return url }
    let isArXiv = (fields["archiveprefix"] ?? fields["eprinttype"])?.lowercased() == "arxiv"
    return isArXiv ? fields["eprint"].map { "https://arxiv.org/abs/" + $0 } : nil
  }
}

/// What a list of works says of one: who, what, where it appeared and where it can be read.
struct WorkListing: Sendable, Hashable {
  /// "A. One and B. Two (1999)"; empty where nobody is named.
  let who: String
  /// Its title.
  let title: String
  /// "(1999)" behind the title of a work that names nobody.
  let year: String
  /// Journal, publisher, pages.
  let rest: String
  /// Its URL.
  let address: String?

  /// The parts as sentences, the title as `mark` sets it off.
  func text(title mark: (String) -> String, words: (String) -> String) -> String {
    let named = title.isEmpty ? "" : mark(title) + (year.isEmpty ? "" : " " + words(year))
    let parts = [(who, words(who)), (year.isEmpty ? title : year, named), (rest, words(rest))]
    return parts.filter { !$0.1.isEmpty }.map { plain, written in
      written + (plain.last.map { ".?!".contains($0) } == true ? "" : ".")
    }.joined(separator: " ")
  }
}
