/// The words of HTML that this program wrote.
enum PlainHTML {
  /// What a reader sees: tags left out, the five entities resolved.
  static func words(_ html: String) -> String {
    let entities = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&nbsp;", "\u{A0}"), ("&amp;", "&"),
    ]
    let text = html.replacing(#/<[^>]*>/#, with: "")
    return entities.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  /// A formula as it is read in a line, from the MathML that goes with it; empty where there is none.
  static func formula(_ html: String) -> String {
    guard let start = html.firstRange(of: "<math"), let end = html.firstRange(of: "<annotation") else {
      return ""
    }
    guard start.lowerBound < end.lowerBound else { return "" }
    let invisible: Set<Unicode.Scalar> = ["\u{2061}", "\u{2062}", "\u{2063}", "\u{200B}"]
    let words = words(String(html[start.lowerBound..<end.lowerBound]))
    return String(String.UnicodeScalarView(words.unicodeScalars.filter { !invisible.contains($0) }))
  }
}
