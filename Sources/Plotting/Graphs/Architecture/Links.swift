/// The links of a network: lines between units, coloured by the sign of their weight where that is not 0.
struct Links {
  struct Link {
    var start: Point
    var end: Point
    /// Nil where the weight is not known.
    var weight: Double?
  }

  private(set) var links: [Link] = []

  init(_ network: Architecture, _ layout: ArchitectureLayout) {
    for index in network.stages.indices.dropFirst() {
      let (before, after) = (layout.columns[index - 1], layout.columns[index])
      let isLane = network.isLane(index)
      let weights = network.weights.indices.contains(index) ? network.weights[index] : nil
      for target in after.slots where target.unit != nil {
        for source in before.slots where !isLane || source.y == target.y {
          if source.unit == nil, isLane { continue }
          let half = source.unit == nil ? ArchitectureLayout.radius : before.half
          let start = Point(before.x + half, source.y)
          let end = Point(after.x - after.half, target.y)
          links.append(
            Link(start: start, end: end, weight: weights?.weight(from: source.unit, to: target.unit)))
        }
      }
    }
  }

  /// How many thicknesses there are, so that links of one look are one path.
  private static let looks = 16.0

  func draw(in writer: inout SVGWriter) {
    let largest = links.reduce(0) { max($0, abs($1.weight ?? 0)) }
    for link in links {
      var path = PathData()
      path.polyline([link.start, link.end])
      guard let weight = link.weight, weight.isFinite, largest.isFinite else {
        writer.path(path, ["stroke": .paint(.border), "stroke-width": 1])
        continue
      }
      let share = largest > 0 ? abs(weight) / largest : 0
      let size = (Self.looks * share).rounded() / Self.looks
      writer.path(
        path,
        [
          "stroke": .paint(weight == 0 ? .border : .series(weight < 0 ? 1 : 0)),
          "stroke-width": .number(0.6 + 2.8 * size),
          "stroke-opacity": .ratio(0.3 + 0.7 * size),
        ])
    }
  }
}

extension Architecture.Weights {
  fileprivate func weight(from source: Int?, to target: Int?) -> Double? {
    guard let target else { return nil }
    guard let source else { return biases.indices.contains(target) ? biases[target] : nil }
    guard rows.indices.contains(target), rows[target].indices.contains(source) else { return nil }
    return rows[target][source]
  }
}
