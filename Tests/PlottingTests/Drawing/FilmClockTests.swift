import Plotting
import Testing

/// Whether what is sought on a page is what the picture then shows.
@Suite struct FilmClockTests {
  /// A `<set>` of the words of a moment.
  private struct Turn {
    let shows: Bool
    let begin: Double
    let end: Double
    func isActive(at time: Double) -> Bool { time >= begin && time < end }
  }

  private func turns(_ svg: String) -> [Turn] {
    svg.matches(of: /<set attributeName="display" to="([a-z]+)" begin="([0-9.]+)s" end="([0-9.]+)s"/).map {
      Turn(shows: $0.1 == "inline", begin: Double("0" + $0.2) ?? .nan, end: Double("0" + $0.3) ?? .nan)
    }
  }

  /// A fit over a single input, which a stroke would show as a speck.
  @Test(arguments: [1, 120])
  func `a curve over one place is a dot that moves`(_ count: Int) {
    let frames = [1.0, 5, 2].map { Array(repeating: $0, count: count) }
    let line = LineMark(x: Array(repeating: 1, count: count), y: frames[2], frames: frames)
    let figure = Figure([Panel([.line(line)])], timeline: Timeline(labels: ["", "", ""]))
    let moving = figure.svg(.inline).split(separator: "<path ").filter { $0.contains("<animate ") }
    #expect(moving.count == 1)
    #expect(moving.allSatisfy { $0.contains("stroke-width=\"5\" stroke-linecap=\"round\"") })
    #expect(moving.allSatisfy { $0.contains(/d="M[0-9. ]+l0 0"/) })
  }

  /// The clocks of browsers are as fine as a few microseconds.
  @Test(arguments: [1, 3.21, 5], [7, 40, 239])
  func `each moment shows its words alone, a millisecond before and after too`(
    _ duration: Double, _ count: Int
  ) throws {
    let x = [0, 0.5, 1]
    let frames = (0..<count).map { frame in x.map { $0 * Double(frame * frame % 97) } }
    let line = LineMark(x: x, y: frames[count - 1], frames: frames)
    let labels = (0..<count).map { "step \($0)" }
    let svg = Figure([Panel([.line(line)])], timeline: Timeline(labels: labels, duration: duration)).svg(
      .inline)
    let root = DrawnSVG(svg).root
    let times = try #require(root["data-times"]).split(separator: " ").map { Double("0" + $0) ?? 1 }
    let turns = turns(svg)
    try #require(turns.count == times.count && times.count > 3)
    for (place, time) in times.enumerated() {
      for shift in [-0.001, 0, 0.001] where time > 0 || shift >= 0 {
        let now = min(time * duration + shift, duration)
        let shown = turns.indices.filter { turns[$0].shows == turns[$0].isActive(at: now) }
        #expect(shown == [place])
      }
    }
    #expect(zip(turns, turns.dropFirst().dropLast()).allSatisfy { $0.end == $1.begin })
  }
}
