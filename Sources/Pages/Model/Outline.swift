import CommonMark
import Notebook

/// The title's heading, the number and the heading levels of a chapter.
struct Outline {
  let number: Int?
  let titleNode: Int?
  /// The level of headings that begin the page's sections.
  let topLevel: Int
  var levelShift: Int { 2 - topLevel }

  init(_ document: NotebookDocument, file: String) {
    let headings = document.markdown.nodes.compactMap { node -> (id: Int, level: Int)? in
      if case .heading(let level, _) = node.kind { (node.id, level) } else { nil }
    }
    let first = headings.first.flatMap { $0.level == 1 ? $0.id : nil }
    let text = first.map { document.markdown.plainText(of: $0) }
    let repeatsTitle = document.frontMatter.title == nil || document.frontMatter.title == text
    titleNode = repeatsTitle ? first : nil
    number = document.frontMatter.numbersSections ? Self.number(document.frontMatter, file: file) : nil
    let shown = headings.filter { [titleNode] in $0.id != titleNode }
    topLevel = min(shown.map(\.level).min() ?? 2, 2)
  }

  /// The place that the front matter gives, else the number that the file's name starts with.
  private static func number(_ matter: FrontMatter, file: String) -> Int? {
    if let order = matter.order { return Int(exactly: order) }
    let digits = file.prefix { $0.isASCII && $0.isNumber }
    return digits.count < 5 ? Int(digits) : nil
  }
}
