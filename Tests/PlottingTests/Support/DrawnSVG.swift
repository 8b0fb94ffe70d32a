import Foundation
import Plotting

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a parser finds in an SVG.
final class DrawnSVG: NSObject, XMLParserDelegate {
  struct Text {
    var content = ""
    let classes: String
    let x: Double
    let y: Double
    let size: Double
    let anchor: String
    let isBold: Bool
    /// Whether it rises to its anchor, at 40°.
    let isSlanted: Bool
    /// How many panels have begun before it.
    let panel: Int

    var label = Label([])

    /// The box of the letters, by the widths that the layout uses too.
    var box: Rect {
      guard isSlanted else { return levelBox }
      let (angle, half) = (40 * Double.pi / 180, size / 2)
      let (along, across) = (levelBox.width, half * cos(angle))
      let (middle, rise) = (y - 0.35 * size, along * sin(angle))
      return Rect(
        x: x - along * cos(angle) - half * sin(angle), y: middle - across,
        width: along * cos(angle) + 2 * half * sin(angle), height: rise + 2 * across)
    }

    /// The box that the letters would have without their slant.
    var levelBox: Rect {
      let anchor = TextAnchor(rawValue: anchor) ?? .start
      return TextMetrics.box(label, at: Point(x, y), size: size, anchor: anchor, isBold: isBold)
    }
  }

  private(set) var texts: [Text] = []
  private(set) var attributes: [(element: String, name: String, value: String)] = []
  private(set) var root: [String: String] = [:]
  private(set) var isWellFormed = false
  private var isInText = false
  private var panels = 0
  private var isRaised = false

  init(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  var width: Double { Double(root["width"] ?? "") ?? .nan }
  var height: Double { Double(root["height"] ?? "") ?? .nan }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes pairs: [String: String]
  ) {
    if root.isEmpty { root = pairs }
    attributes += pairs.map { (element, $0.key, $0.value) }
    if pairs["class"]?.split(separator: " ").contains("np-panel") == true { panels += 1 }
    if element == "tspan" { isRaised = pairs["font-size"] != nil }
    guard element == "text" else { return }
    isInText = true
    texts.append(
      Text(
        classes: pairs["class"] ?? "", x: Double(pairs["x"] ?? "") ?? .nan,
        y: Double(pairs["y"] ?? "") ?? .nan,
        size: Double(pairs["font-size"] ?? "12") ?? .nan, anchor: pairs["text-anchor"] ?? "start",
        isBold: pairs["font-weight"] != nil, isSlanted: pairs["transform"]?.hasPrefix("rotate(-40 ") == true,
        panel: panels))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard isInText, !texts.isEmpty else { return }
    texts[texts.count - 1].content += string
    let position = isRaised ? Label.Position.superscript : .baseline
    texts[texts.count - 1].label.runs.append(Label.Run(string, position: position))
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if element == "text" { isInText = false }
    if element == "tspan" { isRaised = false }
  }
}
