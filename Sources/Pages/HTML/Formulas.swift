import CommonMark
import MathTypesetting
import Notebook
import Source

/// The formulas of one chapter, set before its page is written.
struct Formulas: Sendable {
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether there is none, so that the page needs no style for them.
  var isEmpty: Bool { html.isEmpty }
  private var html: [Int: String] = [:]
  private var isUnavailable = false

  init(_ chapter: Chapter, by typesetter: inout MathTypesetter) {
    for node in chapter.markdown.nodes {
      guard case .math(let span, let isDisplay, _) = node.kind else { continue }
      let tex = chapter.source.string(span)
      let formula = Formula(
        FormulaText.withoutLabel(tex), isDisplay: isDisplay, macros: chapter.frontMatter.macros)
      switch typesetter.typeset(formula) {
      case .html(let text): html[node.id] = text
      case .failed(let error):
        html[node.id] = Self.fallback(tex, error)
        report(error, at: span)
      }
    }
  }

  /// The HTML of the formula at a node.
  func html(at node: Int, in chapter: Chapter) -> String {
    html[node] ?? HTMLText.escaped(chapter.source.string(chapter.markdown.nodes[node].span))
  }

  /// TeX that cannot be set is shown as it was written.
  static func fallback(_ tex: String, _ error: FormulaError) -> String {
    let name = error.kind == .unavailable ? "tex" : "tex failed"
    return
      "<code class=\"\(name)\" title=\"\(HTMLText.escaped(error.message))\">\(HTMLText.escaped(tex))</code>"
  }

  private mutating func report(_ error: FormulaError, at span: Span) {
    guard error.kind == .unavailable else {
      let place = error.range.map { Span($0.lowerBound, $0.upperBound).shifted(by: span.lower) } ?? span
      return diagnostics.append(Diagnostic(code: "E0710", error.message, at: place))
    }
    guard !isUnavailable else { return }
    isUnavailable = true
    diagnostics.append(
      Diagnostic(
        .warning, code: "W0711", error.message, at: span, hint: "formulas are shown as they were written"))
  }
}

/// TeX as KaTeX takes it.
enum FormulaText {
  /// The same formula with `\label{…}`, which KaTeX does not know, blanked out; places stay the same.
  static func withoutLabel(_ tex: String) -> String {
    guard let start = tex.firstRange(of: "\\label{"),
      let end = tex[start.upperBound...].firstIndex(of: "}")
    else { return tex }
    let behind = tex.index(after: end)
    let length = tex[start.lowerBound..<behind].utf8.count
    return tex[..<start.lowerBound] + String(repeating: " ", count: length) + tex[behind...]
  }
}
