import Plotting

/// The vertices of a path that is made of straight lines, all but the first given by differences.
struct DrawnPath {
  private(set) var vertices: [Point] = []
  private var start = Point(0, 0)
  private var place = Point(0, 0)

  init(_ data: String) {
    for match in data.matches(of: /([MmlhvzZ])([^MmlhvzZ]*)/) {
      let numbers = match.2.matches(of: /-?[0-9]*\.?[0-9]+/).compactMap { Double($0.0) }
      switch match.1 {
      case "M", "m": begin(numbers)
      case "l": pairs(numbers).forEach { go(by: $0) }
      case "h": numbers.forEach { go(by: Point($0, 0)) }
      case "v": numbers.forEach { go(by: Point(0, $0)) }
      default: place = start
      }
    }
  }

  private func pairs(_ numbers: [Double]) -> [Point] {
    stride(from: 1, to: numbers.count, by: 2).map { Point(numbers[$0 - 1], numbers[$0]) }
  }

  private mutating func begin(_ numbers: [Double]) {
    for (index, step) in pairs(numbers).enumerated() {
      go(by: step)
      if index == 0 { start = place }
    }
  }

  private mutating func go(by step: Point) {
    place = Point(place.x + step.x, place.y + step.y)
    vertices.append(place)
  }
}
