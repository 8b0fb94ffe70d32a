import MathTypesetting

/// The style and scripts of every page.
enum SharedAssets {
  static var style: String { String(decoding: PackageResources.style_css, as: UTF8.self) }
  static var themeScript: String { String(decoding: PackageResources.theme_js, as: UTF8.self) }
  static var pageScript: String { String(decoding: PackageResources.page_js, as: UTF8.self) }

  /// The files that pages load, with KaTeX's fonts copied from where it is installed.
  static func files() -> [OutputFile] {
    let fonts = KaTeXInstallation.find().map { katex in
      katex.fonts.compactMap { name in
        katex.file("fonts/" + name).map { OutputFile(path: "assets/katex/fonts/" + name, bytes: $0) }
      }
    }
    return [
      OutputFile(path: "assets/theme.js", text: themeScript),
      OutputFile(path: "assets/page.js", text: pageScript),
    ] + (fonts ?? [])
  }

  /// KaTeX's style with its fonts inside, or loaded from where they were copied to.
  static func formulaStyle(isEmbedded: Bool) -> String {
    guard let katex = KaTeXInstallation.find(), let style = katex.file("katex.min.css") else { return "" }
    let text = FormulaStyle(String(decoding: style, as: UTF8.self)).onlyWOFF2()
    guard isEmbedded else { return text.replacing("fonts/KaTeX", with: "assets/katex/fonts/KaTeX") }
    return katex.fonts.reduce(text) { text, name in
      katex.file("fonts/" + name).map { text.replacing("fonts/\(name)", with: DataURL.text($0, path: name)) }
        ?? text
    }
  }
}

/// KaTeX's style sheet.
struct FormulaStyle {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The style without the older forms of its fonts, which no browser of today loads.
  func onlyWOFF2() -> String {
    var result = ""
    var rest = text[...]
    while let source = rest.firstRange(of: "src:") {
      result += rest[..<source.upperBound]
      rest = rest[source.upperBound...]
      let end = rest.firstIndex { $0 == ";" || $0 == "}" } ?? rest.endIndex
      let fonts = rest[..<end].split(separator: ",").filter { $0.contains("woff2") }
      result += fonts.isEmpty ? rest[..<end] : fonts.joined(separator: ",")[...]
      rest = rest[end...]
    }
    return result + rest
  }
}
