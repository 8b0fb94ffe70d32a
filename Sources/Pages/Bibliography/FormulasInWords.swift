/// Words of a bibliography in which formulas stand between dollar signs.
enum FormulasInWords {
  /// A stretch of words, or a formula without its dollar signs.
  struct Part {
    let text: String
    let isFormula: Bool
  }

  /// The parts in order; where dollar signs have no partner, or blanks inside, as in "$5 or $10", all are words.
  static func parts(of text: String) -> [Part] {
    let pieces = text.split(separator: "$", omittingEmptySubsequences: false)
    let parts = pieces.enumerated().map { Part(text: String($1), isFormula: $0 % 2 == 1) }
    let isPaired = pieces.count % 2 == 1 && parts.allSatisfy { !$0.isFormula || isFormula($0.text) }
    return isPaired ? parts.filter { !$0.text.isEmpty } : [Part(text: text, isFormula: false)]
  }

  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    return !first.isWhitespace && !last.isWhitespace
  }
}
