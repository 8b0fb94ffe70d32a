/// One step of an animated diagram: what appears, and the rule that made it.
public struct RevealStep: Sendable, Equatable {
  /// A part of a diagram that can appear.
  public enum Part: Sendable, Hashable {
    /// One line of a box.
    case row(node: Int, row: Int)
    /// The words above an edge, below it, or towards its arrowhead.
    case above(edge: Int), below(edge: Int), atHead(edge: Int)
    /// The place of an edge at its arrowhead, which no step shows: it is there from the start.
    case mark(edge: Int)
    /// What a line of a box holds after so many turns, in place of what it held before.
    case turn(node: Int, row: Int, turn: Int)
  }

  /// The rule applied, such as `q = x + y = 3`.
  public var caption: String
  /// What appears.
  public var parts: [Part]

  /// A step that shows `parts`.
  public init(caption: String, parts: [Part]) {
    self.caption = caption
    self.parts = parts
  }
}

extension RevealStep {
  /// So many neighbouring steps at once that no more than `limit` remain.
  package static func thinned(_ steps: [RevealStep], limit: Int) -> [RevealStep] {
    let share = (steps.count + limit - 1) / limit
    guard share > 1 else { return steps }
    return stride(from: 0, to: steps.count, by: share).map { start in
      let group = steps[start..<min(start + share, steps.count)]
      return RevealStep(caption: ending(of: group.map(\.caption)), parts: group.flatMap(\.parts))
    }
  }

  /// The last captions of several steps in two lines, behind an ellipsis where there are more.
  private static func ending(of captions: [String]) -> String {
    var line = captions.last ?? ""
    for caption in captions.dropLast().reversed() {
      guard line.count + caption.count <= 2 * longestLine else { return "…; " + line }
      line = caption + "; " + line
    }
    return line
  }

  /// The captions of one step in a line: as many as fit, equal ones once, and how many more there are.
  static func line(of captions: [String]) -> String {
    var seen: Set<String> = []
    let distinct = captions.filter { seen.insert($0).inserted }
    var line = distinct.first ?? ""
    var shown = 1
    for caption in distinct.dropFirst() {
      guard line.count + caption.count <= longestLine else { break }
      line += "; " + caption
      shown += 1
    }
    return shown < captions.count ? line + "; and \(captions.count - shown) more" : line
  }

  /// The most characters of captions that share a line.
  private static let longestLine = 90
}
