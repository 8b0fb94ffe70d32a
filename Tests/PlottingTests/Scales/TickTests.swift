import Foundation
import Plotting
import Testing

@Suite struct TickTests {
  private func linear(_ low: Double, _ high: Double, pixels: Double = 560) -> TickSet {
    let scale = AxisScale(.linear, domain: low...high, from: 0, to: pixels)
    return TickSet(scale, room: LabelRoom(direction: .horizontal))
  }

  @Test func `labels are exact decimals`() {
    #expect(linear(0, 1).majors.map(\.label.plainText) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(linear(0, 1).majors.map(\.value) == [0, 0.2, 0.4, 0.6, 0.8, 1])
    #expect(linear(-1, 1).majors.first?.label.plainText == "−1.0")
    #expect(linear(0, 50_000).majors.last?.label.plainText == "50,000")
    #expect(linear(0, 800_000).majors.map(\.label.plainText) == ["0", "200k", "400k", "600k", "800k"])
  }

  @Test func `small numbers share a power of ten`() {
    let ticks = linear(0, 4e-5)
    #expect(ticks.factor == "×10⁻⁵")
    #expect(ticks.majors.map(\.label.plainText) == ["0", "1", "2", "3", "4"])
  }

  @Test(arguments: 0..<400)
  func `labels are distinct and apart, ticks on the scale`(_ seed: Int) {
    var noise = Noise(UInt64(seed))
    let low = noise.normal() * pow(10, Double(Int.random(in: -300...300, using: &noise)))
    let span =
      abs(noise.normal()) * pow(10, Double(Int.random(in: -9...3, using: &noise))) * max(abs(low), 1e-300)
    guard span > 1e-11 * abs(low), (low + span).isFinite else { return }
    for direction in [LabelRoom.Direction.horizontal, .vertical] {
      let scale = AxisScale(.linear, domain: low...(low + span), from: 10, to: 300)
      check(TickSet(scale, room: LabelRoom(direction: direction)), scale, direction)
    }
  }

  @Test(arguments: [(1e-300, 1e300), (2, 3.5), (0.05, 2.7), (1, 10), (1e-5, 1), (3e-7, 5e-7), (1, 1.001)])
  func `logarithmic axes have at least two labels`(_ low: Double, _ high: Double) {
    let scale = AxisScale(.log, domain: low...high, from: 300, to: 0)
    let set = TickSet(scale, room: LabelRoom(direction: .vertical))
    #expect(set.majors.count >= 2)
    check(set, scale, .vertical)
    for minor in set.minors { #expect(scale.domain.contains(minor)) }
  }

  private func check(_ set: TickSet, _ scale: AxisScale, _ direction: LabelRoom.Direction) {
    #expect(!set.majors.isEmpty)
    #expect(Set(set.majors.map(\.label)).count == set.majors.count)
    let places = set.majors.map { scale.position($0.value) }
    for place in places {
      #expect(place >= min(scale.start, scale.end) - 0.01 && place <= max(scale.start, scale.end) + 0.01)
    }
    for (a, b) in zip(set.majors, set.majors.dropFirst()) {
      let distance = abs(scale.position(a.value) - scale.position(b.value))
      let widths = TextMetrics.width(a.label, size: 12) / 2 + TextMetrics.width(b.label, size: 12) / 2
      #expect(distance >= (direction == .horizontal ? widths : 12 * 1.3))
    }
  }
}
