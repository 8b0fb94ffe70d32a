import Foundation

/// KaTeX inside a JavaScript engine.
final class KaTeX {
  private let engine: JavaScriptEngine

  /// What a formula may take: KaTeX stops at so many expansions of macros, and at sizes in em.
  private static let settings =
    "throwOnError: true, strict: 'ignore', trust: false, maxExpand: 1000, maxSize: 50"
  /// Longer formulas are refused before they are read.
  static let longestFormula = 20_000

  /// Loads the library, which takes about 150 ms.
  init(_ installation: KaTeXInstallation) throws(FormulaError) {
    engine = try Self.load([Self.environment, installation.script, Self.entry])
  }

  private static func load(_ scripts: [String]) throws(FormulaError) -> JavaScriptEngine {
    do throws(JavaScriptEngine.Failure) {
      let engine = try JavaScriptEngine()
      for script in scripts { try engine.run(script) }
      return engine
    } catch {
      throw FormulaError(message: "KaTeX cannot be loaded: \(error.message)", offset: nil, hint: nil)
    }
  }

  /// The HTML of a formula, with MathML for assistive technology hidden in it.
  func html(_ formula: Formula, macros: String) throws(FormulaError) -> String {
    guard formula.tex.utf8.count <= Self.longestFormula else {
      throw FormulaError(
        message: "the formula is longer than \(Self.longestFormula) bytes", offset: nil,
        hint: "split it into several")
    }
    let answer = try call([formula.tex, formula.isDisplay ? "1" : "", macros])
    guard let mark = answer.firstIndex(of: "\n") else { return answer }
    let body = String(answer[answer.index(after: mark)...])
    guard answer[..<mark] != "ok" else { return body }
    throw Self.error(body, position: Int(answer[..<mark]), in: formula.tex)
  }

  private func call(_ arguments: [String]) throws(FormulaError) -> String {
    do throws(JavaScriptEngine.Failure) {
      return try engine.call("typeset", arguments)
    } catch {
      throw FormulaError(message: error.message, offset: nil, hint: "the formula is nested too deep")
    }
  }

  /// KaTeX's own words, without its prefix and without the excerpt that the diagnostic shows anyway.
  private static func error(_ text: String, position: Int?, in tex: String) -> FormulaError {
    var message = text.replacing("KaTeX parse error: ", with: "")
    if let cut = message.firstRange(of: " at position ") ?? message.firstRange(of: " at end of input") {
      message = String(message[..<cut.lowerBound])
    }
    let offset = position.flatMap { byteOffset(ofUnit: $0, in: tex) }
    return FormulaError(message: message, offset: offset, hint: nil)
  }

  /// KaTeX counts UTF-16 units, spans count bytes.
  private static func byteOffset(ofUnit unit: Int, in tex: String) -> Int? {
    guard unit >= 0, let index = tex.utf16.index(tex.startIndex, offsetBy: unit, limitedBy: tex.endIndex)
    else {
      return nil
    }
    return tex.utf8.distance(from: tex.startIndex, to: index)
  }

  /// What KaTeX expects around it: a global object and a console.
  private static let environment = """
    var window = this, self = this, globalThis = this;
    var console = { warn: function () {}, log: function () {}, error: function () {} };
    """

  private static let entry = """
    function typeset(tex, display, macros) {
      try {
        return 'ok\\n' + katex.renderToString(tex, {
          displayMode: display === '1', output: 'htmlAndMathml', macros: JSON.parse(macros), \(settings)
        });
      } catch (error) {
        return (error.position === undefined ? '' : error.position) + '\\n' + error.message;
      }
    }
    """
}
