import Foundation

/// What is said between Swift and KaTeX.
enum Bridge {
  /// What KaTeX expects around it, and the one function of newer JavaScript that it uses and Duktape lacks.
  static let before = """
    var self = this, window = this, console = {log: function(){}, warn: function(){}};
    Array.prototype.fill = Array.prototype.fill || function (value) {
      for (var i = 0; i < this.length; i++) this[i] = value;
      return this;
    };

    """

  /// A function from a request to an answer, both JSON.
  ///
  /// KaTeX 0.16 writes a function as two elements where MathML allows one, such as the second of `msub`, and
  /// gives cells of tables a width that MathML no longer has.
  static let after = #"""
    ;
    function validMathML(html) {
      return html.replace(/<mi[^>]*>[^<]*<\/mi><mo>\u2061<\/mo>/g, '<mrow>$&</mrow>')
        .replace(/<mtd width="50%">/g, '<mtd>');
    }
    function typesetFormula(text) {
      var request = JSON.parse(text);
      try {
        return JSON.stringify({html: validMathML(katex.renderToString(request.tex, {
          displayMode: request.isDisplay, macros: request.macros, output: 'htmlAndMathml',
          throwOnError: true, strict: 'ignore', trust: false, maxExpand: 1000, maxSize: 40
        }))});
      } catch (error) {
        return JSON.stringify({
          message: String(error.message || error), isParseError: error instanceof katex.ParseError,
          position: error.position
        });
      }
    }
    """#

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
    let message = plain(answer.message ?? "the formula cannot be set")
    return .failed(FormulaError(kind(answer, message), message, at: range(answer, in: formula.tex)))
  }

  private static func kind(_ answer: Answer, _ message: String) -> FormulaError.Kind {
    answer.isParseError == true && !message.hasPrefix("Too many expansions") ? .syntax : .exhausted
  }

  /// The message alone; KaTeX puts its name in front and the place behind it.
  private static func plain(_ message: String) -> String {
    let text = message.hasPrefix("KaTeX parse error: ") ? message.dropFirst(19) : message[...]
    let end = text.firstRange(of: " at position ")?.lowerBound ?? text.endIndex
    return String(text[..<end])
  }

  /// KaTeX tells where a token starts; a command reaches to its last letter.
  private static func tokenLength(_ units: ArraySlice<UInt16>) -> Int {
    guard units.first == 0x5C else { return min(1, units.count) }
    let letters = units.dropFirst().prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    return min(units.count, 1 + max(1, letters.count))
  }

  /// KaTeX counts UTF-16; a diagnostic counts bytes.
  private static func range(_ answer: Answer, in tex: String) -> Range<Int>? {
    guard let position = answer.position else { return nil }
    let units = Array(tex.utf16)
    let lower = min(max(position, 0), units.count)
    let upper = lower + tokenLength(units[lower...])
    let before = String(decoding: units[..<lower], as: UTF16.self).utf8.count
    let marked = String(decoding: units[lower..<upper], as: UTF16.self).utf8.count
    return before..<(before + marked)
  }
}
