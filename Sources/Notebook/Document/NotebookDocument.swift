public import CommonMark
public import Source

/// A notebook as it was read: Markdown, front matter, cells and inline expressions.
public struct NotebookDocument: Sendable {
  /// The notebook's text.
  public let source: SourceText
  /// Its Markdown.
  public let markdown: MarkdownDocument
  /// Its front matter.
  public let frontMatter: FrontMatter
  /// Its cells from top to bottom.
  public let cells: [Cell]
  /// The inline expressions of its prose from top to bottom.
  public let inlineExpressions: [InlineExpression]
  /// What is wrong with all that: Markdown, front matter, options, syntax.
  public let diagnostics: [Diagnostic]
  /// For each cell, words that a statement that cannot be read would have defined.
  let unreadableNames: [Int: Set<String>]
}

extension NotebookDocument {
  /// The same notebook with other values for parameters of its front matter; a name that the front matter
  /// does not have is an error.
  package func replacingParameters(_ replacements: [(name: String, text: String)]) -> NotebookDocument {
    var frontMatter = frontMatter
    var diagnostics = diagnostics
    for (name, text) in replacements {
      if let index = frontMatter.parameters.firstIndex(where: { $0.name == name }) {
        frontMatter.parameters[index].text = text
      } else {
        diagnostics.insert(unknownParameter(name), at: 0)
      }
    }
    return NotebookDocument(
      source: source, markdown: markdown, frontMatter: frontMatter, cells: cells,
      inlineExpressions: inlineExpressions, diagnostics: diagnostics, unreadableNames: unreadableNames)
  }

  /// Where the front matter lists its parameters, or would.
  private var parametersLine: Span {
    guard let matter = markdown.frontMatter else { return Span(0, 0) }
    let first = source.position(of: matter.lower).line
    let lines = (first...max(first, source.position(of: matter.upper).line)).map { source.line($0) }
    return lines.first { source.string($0).hasPrefix("params:") } ?? source.line(first)
  }

  private func unknownParameter(_ name: String) -> Diagnostic {
    Diagnostic(
      code: "E0124", "the notebook has no parameter '\(name)', which '-P' gives a value", at: parametersLine,
      hint: frontMatter.parameters.isEmpty
        ? "list it with its usual value under 'params:' in the front matter"
        : Suggestion.hint(for: name, among: frontMatter.parameters.map(\.name)))
  }
}

/// One fenced `swift-nn` block.
public struct Cell: Sendable {
  /// Its place among the cells, from 0.
  public let index: Int
  /// The Markdown node that it is.
  public let node: Int
  /// The whole block with its fences.
  public let span: Span
  /// Its options.
  public internal(set) var options: CellOptions
  /// The lines of code without the option lines, each without its line ending.
  public let codeLines: [Span]
  /// Its statements.
  let statements: [Statement]
  /// What is wrong with its syntax.
  let syntaxDiagnostics: [Diagnostic]
}

/// One `` `{nn} EXPR` `` in prose, a heading or a caption.
public struct InlineExpression: Sendable {
  /// The Markdown node that it is.
  public let node: Int
  /// The whole code span with its backticks.
  public let span: Span
  /// What to compute.
  let expression: Expression
  /// How to write it (`%.3f`), or `nil` for the shortest text.
  let format: NumberFormat?
}
