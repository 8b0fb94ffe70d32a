/// A place in terms of ranks: how far along the edges, how far across them.
struct Place: Equatable {
  var along: Double
  var across: Double
}

/// A rectangle in terms of ranks.
struct Extent {
  var start: Place
  var length: Double
  var breadth: Double
}

/// The way of an edge in terms of ranks: between two places at the same distance across it is straight,
/// elsewhere it bends.
struct Track {
  var places: [Place]
  /// The pieces of a loop, which are no such places.
  var loop: [(Place, Place, Place)] = []
}

/// Turns ranks into directions on the page.
struct Frame {
  var direction: Graph.Direction
  /// How far across the edges the piece is moved.
  var offset: Double

  func point(_ place: Place) -> Point {
    switch direction {
    case .leftToRight: Point(place.along, place.across + offset)
    case .topDown: Point(place.across + offset, place.along)
    }
  }

  func rect(_ extent: Extent) -> Rect {
    let corner = point(extent.start)
    return switch direction {
    case .leftToRight: Rect(x: corner.x, y: corner.y, width: extent.length, height: extent.breadth)
    case .topDown: Rect(x: corner.x, y: corner.y, width: extent.breadth, height: extent.length)
    }
  }

  /// Cubic curves whose ends run along the edges and whose control points stand half-way.
  func route(_ track: Track) -> GraphLayout.Route {
    guard let first = track.places.first else { return .init(start: Point(0, 0), curves: []) }
    var route = GraphLayout.Route(start: point(first), curves: [])
    for (start, end) in zip(track.places, track.places.dropFirst()) {
      let middle = (start.along + end.along) / 2
      route.curves.append(
        .init(
          control1: point(Place(along: middle, across: start.across)),
          control2: point(Place(along: middle, across: end.across)), end: point(end)))
    }
    for (control1, control2, end) in track.loop {
      route.curves.append(.init(control1: point(control1), control2: point(control2), end: point(end)))
    }
    return route
  }
}
