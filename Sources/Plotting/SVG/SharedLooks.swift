/// Elements sorted by their look: what those of one look have in common is said once, on a group around them.
struct SharedLooks {
  fileprivate struct Look {
    var attributes: String
    var isText: Bool
    /// The data of all paths of this look, which together are one path.
    var paths = ""
    var elements: [String] = []
  }

  private var looks: [Look] = []
  private var places: [String: Int] = [:]

  /// Adds an element, given by its name, its own attributes and what is between its tags.
  mutating func add(_ name: String, look: String, place: String, content: String?) {
    let end = content.map { ">\($0)</\(name)>\n" } ?? "/>\n"
    looks[index(of: look, isText: name == "text")].elements.append("<" + name + place + end)
  }

  /// Adds a path, given by its data.
  mutating func add(path data: String, look: String) {
    looks[index(of: look, isText: false)].paths += data
  }

  private mutating func index(of look: String, isText: Bool) -> Int {
    let key = (isText ? "text" : "shape") + look
    if let index = places[key] { return index }
    places[key] = looks.count
    looks.append(Look(attributes: look, isText: isText))
    return looks.count - 1
  }

  /// The shapes, then the texts, so that none is hidden; looks in the order in which each was first used, and so
  /// are the elements of each.
  var text: String {
    (looks.filter { !$0.isText } + looks.filter(\.isText)).map(\.text).joined()
  }
}

extension SharedLooks.Look {
  fileprivate var text: String {
    var elements = elements
    if !paths.isEmpty { elements.insert("<path d=\"\(paths)\"/>\n", at: 0) }
    guard elements.count == 1 else { return "<g\(attributes)>\n\(elements.joined())</g>\n" }
    let name = elements[0].prefix { $0 != " " && $0 != ">" }
    return name + attributes + elements[0].dropFirst(name.count)
  }
}

extension SVGWriter {
  /// Writes elements, texts and paths without order: those of one look stand together, paths of one look as one.
  ///
  /// Within the same call texts lie above shapes; what else overlaps may come to lie the other way round.
  mutating func sharingLooks(_ content: (inout SVGWriter) -> Void) {
    looks = SharedLooks()
    content(&self)
    let text = looks?.text ?? ""
    looks = nil
    write(text)
  }

  /// Adds an element to those whose looks are shared.
  mutating func share(_ name: String, _ attributes: SVGAttributes, content: String? = nil) {
    let look = text(of: attributes.filter { !Self.places.contains($0) })
    let place = attributes.filter { Self.places.contains($0) }
    if name == "path", place.pairs.count == 1, case .text(let data)? = place.pairs.first?.value {
      looks?.add(path: data, look: look)
    } else {
      let place = text(of: place)
      looks?.add(name, look: look, place: place, content: content)
    }
  }

  /// The attributes in which elements of one look may differ.
  private static let places: Set = ["x", "y", "cx", "cy", "r", "rx", "width", "height", "d"]
}

extension SVGAttributes {
  fileprivate func filter(_ isKept: (String) -> Bool) -> SVGAttributes {
    var copy = self
    copy.pairs.removeAll { !isKept($0.name) }
    return copy
  }
}
