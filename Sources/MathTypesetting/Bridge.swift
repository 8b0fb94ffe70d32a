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
  /// Commands that would link, load or name parts of the page are written by KaTeX in the colour of errors; ours is
  /// one that no formula can give.
  static let after = #"""
    ;
    function validMathML(html) {
      return html.replace(/<mi[^>]*>[^<]*<\/mi><mo>\u2061<\/mo>/g, '<mrow>$&</mrow>')
        .replace(/<mtd width="50%">/g, '<mtd>');
    }
    function typesetFormula(text) {
      var request = JSON.parse(text);
      try {
        var html = katex.renderToString(request.tex, {
          displayMode: request.isDisplay, macros: request.macros, output: 'htmlAndMathml', errorColor: 'not-trusted',
          throwOnError: true, strict: 'ignore', trust: false, maxExpand: 1000, maxSize: 40
        });
        var place = html.indexOf('mathcolor="not-trusted"');
        var refused = place >= 0 && html.slice(place).match(/<mtext>(\\[a-zA-Z]+)/);
        return JSON.stringify(refused ? {refused: refused[1]} : {html: validMathML(html)});
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
    let refused: String?
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
    if let command = answer.refused { return .failed(refusal(of: command, in: formula.tex)) }
    let message = plain(answer.message ?? "the formula cannot be set")
    return .failed(FormulaError(kind(answer, message), message, at: range(answer, in: formula.tex)))
  }

  /// A command is in the formula itself or in a macro of the author's, which has no place in it.
  private static func refusal(of command: String, in tex: String) -> FormulaError {
    let lower = tex.firstRange(of: command).map { tex[..<$0.lowerBound].utf8.count }
    return FormulaError(
      .syntax, "'\(command)' is refused, as a formula may neither link nor load",
      at: lower.map { $0..<($0 + command.utf8.count) })
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
