import Foundation
import Plotting
import Testing

/// What holds for the ticks of any axis of numbers, whatever its range and length.
@Suite struct TickPropertyTests {
  private static let widths: [Double] = [100, 137, 200, 260, 400, 560, 900]

  @Test(arguments: 0..<600)
  func `a linear axis has two labels that say their values`(_ seed: Int) {
    var noise = Noise(UInt64(seed))
    let offsets = [0] + (0...12).map { pow(10, Double($0)) * (1 + noise.unit()) }
    let sign: Double = Bool.random(using: &noise) ? 1 : -1
    let offset = sign * (offsets.randomElement(using: &noise) ?? 0)
    let relative = pow(10, Double.random(in: -9...12, using: &noise))
    let span = max(abs(offset), 1) * relative
    check(.linear, offset, offset + span, &noise)
  }

  /// 50 numbers around 1.05 billion in one of three figures side by side had one label.
  @Test func `a billion and a few millions have two labels on the width of a third`() {
    let scale = AxisScale(.linear, domain: 1.0444e9...1.0556e9, from: 0, to: 100)
    let set = TickSet(scale, room: LabelRoom(direction: .horizontal))
    #expect(set.majors.map(\.label.plainText) == ["45M", "50M", "55M"])
    #expect(set.factor == "+ 1G")
    let narrow = AxisScale(.linear, domain: 1e9...(1e9 + 1_000), from: 0, to: 300)
    let offset = TickSet(narrow, room: LabelRoom(direction: .horizontal))
    #expect(offset.factor == "+ 1G")
    #expect(offset.majors.first?.label.plainText == "0" && offset.majors.last?.label.plainText == "1000")
  }

  @Test(arguments: 0..<300)
  func `a logarithmic axis has two labels that say their values`(_ seed: Int) {
    var noise = Noise(UInt64(seed))
    let low = pow(10, Double.random(in: -300...12, using: &noise))
    let sizes: [Double] = [1e-9, 1e-3, 0.1, 0.5, 1, 2, 5, 20, 200]
    let decades = sizes.randomElement(using: &noise) ?? 1
    check(.log, low, low * pow(10, min(decades, 305 - log10(low))), &noise)
  }

  @Test(arguments: 0..<300)
  func `a symlog axis has two labels that say their values`(_ seed: Int) {
    var noise = Noise(UInt64(seed))
    func size() -> Double { pow(10, Double.random(in: -9...12, using: &noise)) }
    let (low, high) = (Bool.random(using: &noise) ? -size() : 0, size())
    check(.symlog(threshold: size()), low, high, &noise)
  }

  private func check(_ kind: Axis.Scale, _ low: Double, _ high: Double, _ noise: inout Noise) {
    guard low < high else { return }
    let width = TickPropertyTests.widths.randomElement(using: &noise) ?? 560
    let scale = AxisScale(kind, domain: low...high, from: 0, to: width)
    for direction in [LabelRoom.Direction.horizontal, .vertical] {
      let set = TickSet(scale, room: LabelRoom(direction: direction))
      let labels = set.majors.map(\.label.plainText)
      #expect(labels.count >= 2, "\(low)…\(high) on \(width): \(labels) \(set.factor ?? "")")
      #expect(Set(labels).count == labels.count)
      checkPlaces(set, scale, direction)
      checkValues(set)
    }
  }

  private func checkPlaces(_ set: TickSet, _ scale: AxisScale, _ direction: LabelRoom.Direction) {
    for (a, b) in zip(set.majors, set.majors.dropFirst()) {
      let distance = scale.position(b.value) - scale.position(a.value)
      let widths = TextMetrics.width(a.label, size: 12) / 2 + TextMetrics.width(b.label, size: 12) / 2
      #expect(distance >= (direction == .horizontal ? widths + 9 : 12 * 1.3) - 1e-6)
    }
    for tick in set.majors { #expect(scale.domain.contains(tick.value) || scale.isAtEnd(tick.value)) }
  }

  private func checkValues(_ set: TickSet) {
    let gaps = zip(set.majors, set.majors.dropFirst()).map { $1.value - $0.value }
    let tolerance = 0.001 * (gaps.min() ?? 0)
    for tick in set.majors {
      let said = WrittenNumber.value(tick.label.plainText, factor: set.factor)
      let isNear = abs(said - tick.value) <= max(tolerance, 4e-16 * abs(tick.value))
      #expect(isNear, "\(tick.label.plainText) \(set.factor ?? "") is \(said), not \(tick.value)")
    }
  }
}

extension AxisScale {
  fileprivate func isAtEnd(_ value: Double) -> Bool {
    [start, end].contains { abs(position(value) - $0) < 1e-3 }
  }
}
