/// Words of a picture at their place, and the room that lights up when they appear.
struct PlacedWords {
  var room: Rect
  /// What stands in front of the words, in the colour of names; may be empty.
  var name: Label = ""
  var label: Label
  var point: Point
  var style: TextStyle
}

/// The words of a picture by the steps in which they appear.
struct SteppedWords {
  /// Those that are there from the start.
  private(set) var still: [PlacedWords] = []
  private(set) var moving: [[PlacedWords]]

  /// Words by the part of the picture that they are, and the parts that appear in each step.
  init<Part: Hashable>(_ words: [(part: Part, words: PlacedWords)], steps: [[Part]]) {
    moving = Array(repeating: [], count: steps.count)
    let parts = steps.enumerated().flatMap { step, parts in parts.map { ($0, step) } }
    let stepOf = Dictionary(parts, uniquingKeysWith: min)
    for (part, words) in words {
      if let step = stepOf[part] { moving[step].append(words) } else { still.append(words) }
    }
  }
}

extension SVGWriter {
  /// Writes words that are there from the start.
  mutating func write(_ words: [PlacedWords]) {
    for word in words {
      var style = word.style
      style.paint = .ink
      if word.name.isEmpty {
        text(word.label, at: word.point, style: word.style)
      } else if word.label.isEmpty {
        text(word.name, at: word.point, style: style)
      } else {
        text(word.name, followedBy: word.label, in: word.style.paint, at: word.point, style: style)
      }
    }
  }

  /// Writes words that appear step by step, on patches of colour while their step lasts, with the captions of
  /// all steps in one place. Where nothing should move there are all words and neither patches nor captions.
  mutating func reveal(
    _ steps: [[PlacedWords]], captions: CaptionLines, at caption: Point, _ reveal: Reveal
  ) {
    styles.hasAnimation = true
    styles.hasAppearing = true
    group(["class": .text(Interaction.animated)]) { writer in
      for (step, words) in steps.enumerated() {
        writer.caption(captions.lines[step], at: caption, step: step, reveal)
        writer.patches(behind: words, step: step, reveal)
      }
    }
    for (step, words) in steps.enumerated() where !words.isEmpty {
      group(["class": .text(Interaction.appearing)]) { writer in
        writer.element("animate", reveal.appearance(at: step))
        writer.sharingLooks { $0.write(words) }
      }
    }
  }

  private mutating func caption(_ lines: [String], at point: Point, step: Int, _ reveal: Reveal) {
    let attributes: SVGAttributes = reveal.isLast(step) ? [:] : ["opacity": 0]
    for (place, line) in lines.enumerated() {
      let point = Point(point.x, point.y + Double(place) * Measure.rowHeight)
      text(Label(caption: line), at: point, style: Measure.caption, attributes) { writer in
        writer.element("animate", reveal.presence(at: step, staysAtEnd: true))
      }
    }
  }

  private mutating func patches(behind words: [PlacedWords], step: Int, _ reveal: Reveal) {
    var rooms = PathData()
    for word in words { rooms.rect(word.room) }
    guard !rooms.isEmpty else { return }
    let look: SVGAttributes = [
      "d": .text(rooms.text), "opacity": 0, "fill": .paint(.highlight), "stroke": .paint(.highlight),
      "stroke-width": 4, "stroke-linejoin": "round",
    ]
    element("path", look) { $0.element("animate", reveal.presence(at: step, staysAtEnd: false)) }
  }
}

extension Paint {
  /// What an animation is about to explain.
  static let highlight = Paint(light: 0xFFF1B8, dark: 0x4A3A00)
}
