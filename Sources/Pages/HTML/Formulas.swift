import CommonMark
import MathTypesetting
import Notebook
import Source

/// The formulas of one chapter, set before its page is written.
struct Formulas: Sendable {
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether there is none, so that the page needs no style for them.
  var isEmpty: Bool { html.isEmpty && ofWorks.isEmpty }
  /// Those of the bibliography, by their TeX.
  private var ofWorks: [String: String] = [:]
  private var html: [Place: String] = [:]
  private var isUnavailable = false

  init(_ chapter: Chapter, _ bibliography: Bibliography, by typesetter: inout MathTypesetter) {
    let macros = chapter.frontMatter.macros
    for node in chapter.markdown.nodes {
      guard case .math(let tex, let isDisplay, _) = node.kind else { continue }
      let formula = Formula(text(tex, in: chapter.source), isDisplay: isDisplay, macros: macros)
      set(formula, Place(passage: nil, node: node.id), by: &typesetter) { range in
        range.map(tex.place) ?? tex.span
      }
    }
    for passage in chapter.passages {
      for node in passage.document.nodes {
        guard case .math(let tex, _, _) = node.kind else { continue }
        let formula = Formula(text(tex, in: passage.document.source), macros: macros)
        set(formula, Place(passage: passage.kind, node: node.id), by: &typesetter) { _ in
          passage.span(of: node)
        }
      }
    }
    set(bibliography.listed, by: &typesetter)
  }

  /// Formulas in the titles of works; one that cannot be set stays TeX, as the file is not the notebook's.
  private mutating func set(_ works: [BibTeXEntry], by typesetter: inout MathTypesetter) {
    for part in works.flatMap({ FormulasInWords.parts(of: $0.fields["title"] ?? "") }) where part.isFormula {
      if case .html(let text) = typesetter.typeset(Formula(part.text)) { ofWorks[part.text] = text }
    }
  }

  /// The HTML of words that may hold formulas.
  func html(ofWords words: String) -> String {
    FormulasInWords.parts(of: words).map { part in
      guard part.isFormula else { return HTMLText.escaped(part.text) }
      return ofWorks[part.text] ?? HTMLText.escaped("$\(part.text)$")
    }.joined()
  }

  private func text(_ tex: TeX, in source: SourceText) -> String {
    FormulaText.withoutLabels(tex.text(in: source))
  }

  private mutating func set(
    _ formula: Formula, _ place: Place, by typesetter: inout MathTypesetter, span: (Range<Int>?) -> Span
  ) {
    switch typesetter.typeset(formula) {
    case .html(let text): html[place] = text
    case .failed(let error):
      html[place] = Self.fallback(formula.tex, error)
      report(error, in: formula.tex, at: span(error.range))
    }
  }

  /// The HTML of the formula at a place.
  func html(at place: Place) -> String { html[place] ?? "" }

  /// TeX that cannot be set is shown as it was written.
  private static func fallback(_ tex: String, _ error: FormulaError) -> String {
    let name = error.kind == .unavailable ? "tex" : "tex failed"
    return
      "<code class=\"\(name)\" title=\"\(HTMLText.escaped(error.message))\">\(HTMLText.escaped(tex))</code>"
  }

  private mutating func report(_ error: FormulaError, in tex: String, at span: Span) {
    guard error.kind == .unavailable else {
      let refers = tex.firstRange(of: "ref{") != nil && error.message.contains("ref")
      let hint = refers ? "refer to formulas from the text, by '@eq-…'" : nil
      return diagnostics.append(Diagnostic(code: "E0710", error.message, at: span, hint: hint))
    }
    guard !isUnavailable else { return }
    isUnavailable = true
    diagnostics.append(
      Diagnostic(
        .warning, code: "W0711", error.message, at: span, hint: "formulas are shown as they were written"))
  }
}

/// What a formula's TeX says about the formula as a whole.
enum FormulaText {
  /// What stands between the braces behind a command; `nil` where the command is not there.
  static func argument(of command: String, in tex: String) -> String? {
    guard let start = tex.firstRange(of: command + "{"),
      let end = tex[start.upperBound...].firstIndex(of: "}")
    else { return nil }
    return String(tex[start.upperBound..<end])
  }

  /// A `\label{name}` inside a formula, by offsets of bytes.
  struct InnerLabel {
    let name: String
    let range: Range<Int>
    var nameRange: Range<Int> { (range.upperBound - 1 - name.utf8.count)..<(range.upperBound - 1) }
  }

  /// The labels that stand inside a formula.
  static func labels(in tex: String) -> [InnerLabel] {
    guard tex.firstRange(of: "\\label{") != nil else { return [] }
    return tex.matches(of: #/\\label\{([^}]*)\}/#).map { match in
      let start = tex.utf8.distance(from: tex.startIndex, to: match.range.lowerBound)
      return InnerLabel(name: String(match.1), range: start..<(start + match.0.utf8.count))
    }
  }

  /// Where a `\tag` goes: inside the last environment that has numbers of its own, else at the end.
  static func placeOfTag(in tex: String) -> Int? {
    let end = #/\\end\{(?:equation|align|alignat|gather|multline)\*?\}\s*$/#
    return tex.firstMatch(of: end).map { tex.utf8.distance(from: tex.startIndex, to: $0.range.lowerBound) }
  }

  /// The same formula with every `\label{…}`, which KaTeX does not know, blanked out; places stay the same.
  static func withoutLabels(_ tex: String) -> String {
    guard tex.firstRange(of: "\\label{") != nil else { return tex }
    return tex.replacing(#/\\label\{[^}]*\}/#) { String(repeating: " ", count: $0.0.utf8.count) }
  }
}
