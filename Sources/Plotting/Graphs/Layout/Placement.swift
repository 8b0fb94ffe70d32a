/// Reads boxes and routes off the ranks and lines of a layout.
struct Placement {
  let graph: Graph
  let layering: Layering
  let columns: Columns
  let lines: [Int]
  let ports: Ports

  func node(_ index: Int) -> Extent {
    let (length, breadth) = size(graph.nodes[index].width, graph.nodes[index].height)
    return extent(of: index, before: breadth / 2, length: length, breadth: breadth)
  }

  func label(_ edge: Int) -> Extent? {
    guard let label = graph.edges[edge].label,
      let item = layering.chains[edge].first(where: { layering.items[$0].kind == .label })
    else { return nil }
    let (length, breadth) = size(label.width, label.height)
    return extent(of: item, before: label.wire, length: length, breadth: breadth)
  }

  /// Pixels along and across the edges.
  func size(_ width: Double, _ height: Double) -> (length: Double, breadth: Double) {
    graph.direction == .leftToRight ? (width, height) : (height, width)
  }

  /// A box in the middle of its column.
  private func extent(of item: Int, before: Double, length: Double, breadth: Double) -> Extent {
    let rank = layering.items[item].rank
    let along = (columns.starts[rank] + columns.ends[rank] - length) / 2
    return Extent(
      start: Place(along: along, across: Double(lines[item]) - before), length: length, breadth: breadth)
  }

  /// The way of an edge, whose segments are numbered from `firstSegment`: straight through every column,
  /// bent in between.
  func track(_ edge: Int, firstSegment: Int) -> Track {
    let chain = layering.chains[edge]
    var places: [Place] = []
    for (step, (upper, lower)) in zip(chain, chain.dropFirst()).enumerated() {
      let segment = firstSegment + step
      let leave = Double(lines[upper] + ports.upper[segment])
      let enter = Double(lines[lower] + ports.lower[segment])
      if step == 0 {
        places.append(Place(along: outline(of: upper, at: ports.upper[segment], side: 1), across: leave))
      }
      places.append(Place(along: columns.ends[layering.items[upper].rank], across: leave))
      places.append(Place(along: columns.starts[layering.items[lower].rank], across: enter))
      if step == chain.count - 2 {
        places.append(Place(along: outline(of: lower, at: ports.lower[segment], side: -1), across: enter))
      }
    }
    places = withoutNeedlessPlaces(places)
    return Track(places: graph.edges[edge].from == chain.first ? places : places.reversed())
  }

  /// How far along the outline of a node is at a port; `side` is 1 where edges leave and -1 where they enter.
  private func outline(of item: Int, at port: Int, side: Double) -> Double {
    let node = graph.nodes[item]
    let rank = layering.items[item].rank
    let middle = (columns.starts[rank] + columns.ends[rank]) / 2
    let (length, breadth) = size(node.width, node.height)
    let half = length / 2
    guard node.outline == .ellipse, breadth > 0 else { return middle + side * half }
    let height = 2 * Double(port) / breadth
    return middle + side * half * max(0, 1 - height * height).squareRoot()
  }

  /// Places without those in the middle of a straight line.
  private func withoutNeedlessPlaces(_ places: [Place]) -> [Place] {
    var kept: [Place] = []
    for place in places {
      if kept.last == place { continue }
      if kept.count > 1, kept[kept.count - 1].across == place.across,
        kept[kept.count - 2].across == place.across
      {
        kept[kept.count - 1] = place
      } else {
        kept.append(place)
      }
    }
    return kept
  }
}
