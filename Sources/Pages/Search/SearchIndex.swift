import CommonMark
import Notebook
import Source

/// The text of a book by section, for a search that needs no server.
struct SearchIndex {
  private let book: Book

  init(_ book: Book) { self.book = book }

  /// A script that sets `bookText` to lists of page, anchor, title and words.
  func script() -> String {
    let entries = book.chapters.flatMap(entries)
    return "window.bookText=[\n" + entries.joined(separator: ",\n") + "\n];\n"
  }

  private func entries(_ chapter: Chapter) -> [String] {
    var entries: [String] = []
    var words = ""
    var place = (anchor: "", title: chapter.title)
    for node in chapter.markdown.nodes {
      if let section = chapter.section(at: node.id) {
        entries.append(entry(chapter, place, words))
        place = (section.anchor, "\(chapter.title) › \(section.title)")
        words = ""
      }
      words += self.words(node, chapter)
    }
    return entries + [entry(chapter, place, words)]
  }

  private func words(_ node: Node, _ chapter: Chapter) -> String {
    switch node.kind {
    case .text(let text): text
    case .code(let text, _): chapter.inlineValue(at: node.id)?.words ?? text
    case .citation(let works): works.first { $0.isNarrative }.map { "@" + $0.key } ?? ""
    case .codeBlock(let block): " " + block.text + " "
    case .math(let tex, _, _): tex.text(in: chapter.source)
    case .softBreak, .lineBreak, .paragraph, .heading, .item, .tableCell, .tableCaption: " "
    default: ""
    }
  }

  private func entry(_ chapter: Chapter, _ place: (anchor: String, title: String), _ words: String) -> String
  {
    let text = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let link = chapter.name + ".html" + (place.anchor.isEmpty ? "" : "#" + place.anchor)
    return "[" + [link, place.title, text].map(JSONText.quoted).joined(separator: ",") + "]"
  }
}

/// Text in JSON, safe inside a script element.
enum JSONText {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "<": result += "\\u003c"
      case "\u{2028}", "\u{2029}": result += "\\u" + String(scalar.value, radix: 16)
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
