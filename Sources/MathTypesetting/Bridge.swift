import Foundation

/// What is said between Swift and KaTeX.
enum Bridge {
  /// What KaTeX expects around it.
  static let before = "var self = this, window = this, console = {log: function(){}, warn: function(){}};\n"

  /// A function from a request to an answer, both JSON.
  static let after = """
    ;
    function typesetFormula(text) {
      var request = JSON.parse(text);
      try {
        return JSON.stringify({html: katex.renderToString(request.tex, {
          displayMode: request.isDisplay, macros: request.macros, output: 'htmlAndMathml',
          throwOnError: true, strict: 'ignore', trust: false, maxExpand: 1000, maxSize: 40
        })});
      } catch (error) {
        return JSON.stringify({
          message: String(error.rawMessage || error.message || error), isParseError: error instanceof katex.ParseError,
          position: error.position, length: error.length
        });
      }
    }
    """

  private struct Request: Encodable {
    let tex: String
    let isDisplay: Bool
    let macros: [String: String]
  }

  private struct Answer: Decodable {
    let html: String?
    let message: String?
    let isParseError: Bool?
    let position: Int?
    let length: Int?
  }

  static func request(_ formula: Formula) -> String? {
    let request = Request(tex: formula.tex, isDisplay: formula.isDisplay, macros: formula.macros)
    return (try? JSONEncoder().encode(request)).map { String(decoding: $0, as: UTF8.self) }
  }

  static func result(_ answer: String, of formula: Formula) -> TypesetFormula {
    guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(answer.utf8)) else {
      return .failed(FormulaError(.unavailable, "KaTeX gave no readable answer"))
    }
    if let html = answer.html { return .html(html) }
    let message = answer.message ?? "the formula cannot be set"
    return .failed(FormulaError(kind(answer, message), message, at: range(answer, in: formula.tex)))
  }

  private static func kind(_ answer: Answer, _ message: String) -> FormulaError.Kind {
    answer.isParseError == true && !message.hasPrefix("Too many expansions") ? .syntax : .exhausted
  }

  /// KaTeX counts UTF-16; a diagnostic counts bytes.
  private static func range(_ answer: Answer, in tex: String) -> Range<Int>? {
    guard let position = answer.position else { return nil }
    let units = Array(tex.utf16)
    let lower = min(max(position, 0), units.count)
    let upper = min(lower + max(answer.length ?? 1, 1), units.count)
    let before = String(decoding: units[..<lower], as: UTF16.self).utf8.count
    let marked = String(decoding: units[lower..<upper], as: UTF16.self).utf8.count
    return before..<(before + marked)
  }
}
