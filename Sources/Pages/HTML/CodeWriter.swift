import Notebook
import Source

/// Writes code with its tokens marked for the style sheet.
enum CodeWriter {
  /// A block of code in another language, which is not coloured.
  static func html(_ text: String, language: String) -> String {
    let name = language.isEmpty ? "" : " class=\"language-\(HTMLText.escaped(language))\""
    return "<pre class=\"code\"><code\(name)>\(HTMLText.escaped(text))</code></pre>"
  }

  /// Lines of a cell with keywords, numbers, texts and comments marked.
  static func cell(_ lines: [Span], in source: SourceText) -> String {
    var parts = Highlighter.parts(of: lines, in: source)[...]
    var html = ""
    for line in lines {
      let inLine = parts.prefix { $0.span.lower < line.upper }
      html += Self.line(line, inLine, in: source) + "\n"
      parts = parts.dropFirst(inLine.count)
    }
    return "<pre class=\"code\"><code class=\"language-swift-nn\">\(html)</code></pre>"
  }

  private static func line(
    _ line: Span, _ parts: ArraySlice<Highlighter.Part>, in source: SourceText
  ) -> String {
    var html = ""
    var place = line.lower
    for part in parts {
      guard let style = style(of: part.kind) else { continue }
      html += HTMLText.escaped(source.string(Span(place, part.span.lower)))
      html += "<span class=\"\(style)\">\(HTMLText.escaped(source.string(part.span)))</span>"
      place = part.span.upper
    }
    return html + HTMLText.escaped(source.string(Span(place, line.upper)))
  }

  /// The class of the style sheet for a part; signs are plain.
  private static func style(of kind: Highlighter.Kind) -> String? {
    switch kind {
    case .keyword: "k"
    case .label: "l"
    case .number: "n"
    case .text: "s"
    case .comment: "c"
    case .function: "f"
    case .sign: nil
    }
  }
}
