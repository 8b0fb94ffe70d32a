/// Writes one picture: elements in a fixed attribute order, one a line, without ids, dates or versions.
///
/// The same calls give the same bytes. Colours are given as ``Paint``; in an adaptive picture the writer sets
/// the light colour as an attribute and collects the rules of the style sheet that turns it dark.
public struct SVGWriter: Sendable {
  /// How the picture is written.
  public let rendering: SVGRendering
  private var body: [UInt8] = []
  var styles = StyleSheet()
  /// The elements whose looks are being shared; nil where each is written as it comes.
  var looks: SharedLooks?

  /// Makes a writer of an empty picture.
  public init(_ rendering: SVGRendering) {
    self.rendering = rendering
  }

  /// The number of bytes written so far.
  var count: Int { body.count }

  /// Writes an element without content.
  public mutating func element(_ name: String, _ attributes: SVGAttributes) {
    guard looks == nil else { return share(name, attributes) }
    write("<" + name + text(of: attributes) + "/>\n")
  }

  /// Writes an element around what `content` writes.
  public mutating func element(
    _ name: String, _ attributes: SVGAttributes, content: (inout SVGWriter) -> Void
  ) {
    write("<" + name + text(of: attributes) + ">\n")
    content(&self)
    write("</" + name + ">\n")
  }

  /// Writes a group around what `content` writes; an empty group leaves no trace.
  public mutating func group(_ attributes: SVGAttributes, content: (inout SVGWriter) -> Void) {
    let before = body.count
    write("<g" + text(of: attributes) + ">\n")
    let opened = body.count
    content(&self)
    if body.count == opened { body.removeLast(opened - before) } else { write("</g>\n") }
  }

  /// Writes a path, unless it is empty.
  public mutating func path(_ data: PathData, _ attributes: SVGAttributes) {
    if !data.isEmpty { element("path", attributes.adding("d", .text(data.text))) }
  }

  /// Writes a text element, unless the label is empty.
  ///
  /// - Parameters:
  ///   - point: The anchor on the baseline.
  ///   - attributes: What is not said by the style, for example a `class`.
  public mutating func text(
    _ label: Label, at point: Point, style: TextStyle, _ attributes: SVGAttributes = [:],
    content: ((inout SVGWriter) -> Void)? = nil
  ) {
    guard !label.isEmpty else { return }
    if looks != nil, content == nil { return share(label, at: point, style: style, attributes) }
    let all = style.attributes(at: point, attributes)
    write("<text" + text(of: all) + ">" + label.markup)
    if let content { content(&self) }
    write("</text>\n")
  }

  /// A picture of more pixels is drawn smaller, since browsers cut it off beyond 32,767.
  static let largestSide = 32_000.0

  /// The complete document.
  ///
  /// - Parameters:
  ///   - width: The width in pixels.
  ///   - height: The height in pixels.
  ///   - label: What a screen reader says.
  ///   - title: The `<title>` of a file.
  ///   - attributes: Further attributes of the root element.
  public func document(
    width: Double, height: Double, label: String, title: String? = nil,
    attributes: [(name: String, value: String)] = []
  ) -> String {
    let (w, h) = (Coordinate.text(width), Coordinate.text(height))
    let scope = styles.scope(for: rendering)
    var root =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"" + (scope.map { "np " + $0 } ?? "np") + "\""
    let scale = min(1, Self.largestSide / max(width, height, 1))
    let drawn = (width: Coordinate.text(width * scale), height: Coordinate.text(height * scale))
    root +=
      " viewBox=\"0 0 \(w) \(h)\" width=\"\(drawn.width)\" height=\"\(drawn.height)\" style=\"max-width:100%;height:auto\""
    root +=
      " font-family=\"" + Typography.family + "\" font-size=\"" + Coordinate.text(Typography.tick) + "\""
    root += " role=\"img\" aria-label=\"" + XMLText.escaped(label) + "\""
    for (name, value) in attributes { root += " \(name)=\"" + XMLText.escaped(value) + "\"" }
    root += ">\n"
    if rendering.placement == .file { root += "<title>" + XMLText.escaped(title ?? label) + "</title>\n" }
    if let scope { root += "<style>" + styles.text(for: rendering, scope: scope) + "</style>\n" }
    return root + String(decoding: body, as: UTF8.self) + "</svg>\n"
  }

  /// A label that slants as a whole has the look of slanted text.
  private mutating func share(
    _ label: Label, at point: Point, style: TextStyle, _ attributes: SVGAttributes
  ) {
    var (label, style) = (label, style)
    if label.runs.allSatisfy({ $0.isItalic && $0.position == .baseline }) {
      style.isItalic = true
      label = Label(label.runs.map(\.text).joined())
    }
    share("text", style.attributes(at: point, attributes), content: label.markup)
  }

  /// Writes a text whose second part has a colour of its own.
  mutating func text(
    _ first: Label, followedBy second: Label, in paint: Paint, at point: Point, style: TextStyle
  ) {
    let content = first.markup + "<tspan\(text(of: ["fill": .paint(paint)]))>\(second.markup)</tspan>"
    let attributes = style.attributes(at: point, [:])
    guard looks == nil else { return share("text", attributes, content: content) }
    write("<text\(text(of: attributes))>\(content)</text>\n")
  }

  mutating func write(_ text: String) { body.append(contentsOf: text.utf8) }

  mutating func text(of attributes: SVGAttributes) -> String {
    var classes: [String] = []
    var rest = ""
    for (name, value) in attributes.pairs {
      switch value {
      case .text(let text) where name == "class": classes.append(XMLText.escaped(text))
      case .text(let text): rest += " \(name)=\"" + XMLText.escaped(text) + "\""
      case .number(let number): rest += " \(name)=\"" + Coordinate.text(number) + "\""
      case .ratio(let ratio): rest += " \(name)=\"" + Coordinate.fineText(ratio) + "\""
      case .paint(let paint):
        rest += " \(name)=\"" + color(paint).text + "\""
        if let added = styles.className(of: paint, property: name, rendering) { classes.append(added) }
      }
    }
    return (classes.isEmpty ? "" : " class=\"" + classes.joined(separator: " ") + "\"") + rest
  }

  private func color(_ paint: Paint) -> RGB { rendering.appearance == .dark ? paint.dark : paint.light }
}
