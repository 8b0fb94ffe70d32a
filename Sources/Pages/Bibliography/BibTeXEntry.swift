/// One work of a BibTeX file.
struct BibTeXEntry: Sendable, Hashable {
  /// What the text cites it by.
  let key: String
  /// Its fields by lower-case name, as Unicode.
  let fields: [String: String]
  private let people: [BibTeXName]
  /// Whether the list of authors ends with "and others".
  private let hasOthers: Bool

  /// A work from its fields as written, inner braces included.
  init(key: String, written: [String: String]) {
    self.key = key
    fields = Dictionary(
      uniqueKeysWithValues: written.map { name, tex in
        (name, Self.addresses.contains(name) ? TeXText.address(tex) : TeXText.plain(tex))
      })
    let named = BibTeXName.list(written["author"] ?? written["editor"] ?? "")
    people = named.filter { $0.text != "others" }
    hasOthers = people.count < named.count
  }

  private static let addresses: Set<String> = ["url", "doi"]

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
      case 1 where !hasOthers: names[0]
      case 2 where !hasOthers: names.joined(separator: " & ")
      default: names[0] + " et al."
      }
    return fields["year"].map { "\(who) \($0)" } ?? who
  }

  /// How a citation calls it: by authors and year, or by the year alone.
  func name(omittingAuthors: Bool) -> String {
    omittingAuthors ? fields["year"] ?? fields["title"] ?? key : shortName
  }

  /// Authors, year, title and where it appeared, as a list of works gives them.
  var description: (text: String, title: String, rest: String) {
    let others = hasOthers ? ["et al."] : []
    let who = (authors + others).joined(separator: authors.count == 2 && !hasOthers ? " and " : "; ")
    let year = fields["year"].map { "(\($0))" } ?? ""
    let places = ["journal", "booktitle", "publisher", "howpublished", "institution"].compactMap {
      fields[$0]
    }
    let numbers = [fields["volume"], fields["pages"]].compactMap { $0 }
    return (
      [who, year].filter { !$0.isEmpty }.joined(separator: " "), fields["title"] ?? "",
      (places + numbers).joined(separator: ", ")
    )
  }
}
