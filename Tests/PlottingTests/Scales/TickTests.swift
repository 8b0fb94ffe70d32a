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

  @Test func `steps and counts are written as in titles and tables`() {
    func whole(_ high: Double, pixels: Double) -> [String] {
      let scale = AxisScale(.linear, domain: 0...high, from: 0, to: pixels)
      let room = LabelRoom(direction: .horizontal)
      return TickSet(scale, room: room, isWhole: true).majors.map(\.label.plainText)
    }
    #expect(whole(400_000, pixels: 400) == ["0", "100,000", "200,000", "300,000", "400,000"])
    #expect(whole(4e9, pixels: 400) == ["0", "1G", "2G", "3G", "4G"])
  }

  @Test func `below the only bar of a row stands its index`() {
    let svg = Figure([Panel([.rect(RectMark(bars: [3], at: [0]))], x: Axis("index", isWhole: true))]).svg(
      .file)
    let labels = DrawnSVG(svg).texts.filter { $0.classes.contains("np-x-tick") }
    #expect(labels.map(\.content) == ["0"])
  }

  @Test func `small numbers share a power of ten`() {
    let ticks = linear(0, 4e-5)
    #expect(ticks.factor == "×10⁻⁵")
    #expect(ticks.majors.map(\.label.plainText) == ["0", "1", "2", "3", "4"])
  }

  /// 10¹⁵ and 10¹⁵ + 1 are different numbers, and 16 digits would be too many.
  @Test func `a span of one far from 0 has labels`() throws {
    let line = Mark.line(LineMark(x: [0, 1], y: [1e15, 1e15 + 1]))
    let svg = Figure([Panel([line], y: Axis("v"))]).svg(.inline)
    let labels = DrawnSVG(svg).texts.filter { $0.classes.contains("np-y-tick") }.map(\.content)
    #expect(labels == ["0", "1"] && svg.contains("+ 1×10¹⁵"))
    #expect(svg.contains("1.000000000000001×10^15"))
    // What differs by the last digit of rounding alone is one number.
    let noise = Mark.line(LineMark(x: [0, 1], y: [0.1 + 0.2, 0.3]))
    #expect(!Figure([Panel([noise])]).svg(.file).contains("×10"))
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

  @Test(arguments: 0..<100)
  func `symlog labels are distinct and apart, ticks on the scale`(_ seed: Int) {
    var noise = Noise(UInt64(seed))
    let power = { (noise: inout Noise) in pow(10, Double(Int.random(in: -12...12, using: &noise))) }
    let low = noise.normal() * power(&noise)
    let high = low + abs(noise.normal()) * max(power(&noise), abs(low) * 1e-6)
    guard high > low else { return }
    for direction in [LabelRoom.Direction.horizontal, .vertical] {
      let scale = AxisScale(.symlog(threshold: power(&noise)), domain: low...high, from: 300, to: 10)
      check(TickSet(scale, room: LabelRoom(direction: direction)), scale, direction)
    }
  }

  @Test func `steps have no halves`() {
    let scale = AxisScale(.linear, domain: 0...2, from: 0, to: 560)
    let ticks = TickSet(scale, room: LabelRoom(direction: .horizontal), isWhole: true).majors
    #expect(ticks.map(\.label.plainText) == ["0", "1", "2"])
  }

  @Test func `numbers of one axis are grouped alike`() {
    #expect(linear(0, 12_000).majors.map(\.label.plainText).contains("2,000"))
    #expect(linear(0, 6_000).majors.map(\.label.plainText).contains("2000"))
    let scale = AxisScale(.log, domain: 100...10_000, from: 300, to: 0)
    let labels = TickSet(scale, room: LabelRoom(direction: .vertical)).majors.map(\.label.plainText)
    #expect(labels == ["100", "1,000", "10,000"])
  }

  @Test func `a narrow logarithmic axis keeps its range`() {
    let scale = AxisScale(.log, domain: 1...1.00002, from: 300, to: 0)
    let set = TickSet(scale, room: LabelRoom(direction: .vertical))
    #expect(set.majors.count >= 3)
    check(set, scale, .vertical)
    let svg = Figure([Panel([.line(LineMark(x: [0, 1], y: [1, 1.00002]))], y: Axis(scale: .log))]).svg(.file)
    #expect(!svg.contains(">2</text>") && svg.contains("1.00001"))
  }

  /// The quotient of the value and the threshold is no finite number.
  @Test(arguments: [-4...7.25, -40...7_000, 0...20, -1e6...1e9, 30...70, -0.5...0.7])
  func `a symlog axis has three ticks or more`(_ domain: ClosedRange<Double>) {
    let scale = AxisScale(.symlog(threshold: 1), domain: domain, from: 370, to: 32)
    let ticks = TickSet(scale, room: LabelRoom(direction: .vertical)).majors
    let arePowers = ticks.allSatisfy {
      $0.value == 0 || log10(abs($0.value)).rounded() == log10(abs($0.value))
    }
    #expect((3...(arePowers ? 13 : 8)).contains(ticks.count), "\(ticks.map(\.value))")
  }

  @Test func `a symlog axis with room has every power of ten`() {
    let scale = AxisScale(.symlog(threshold: 0.1), domain: -1_000...1_000, from: 40, to: 600)
    let ticks = TickSet(scale, room: LabelRoom(direction: .horizontal)).majors.map(\.value)
    #expect(ticks == [-1_000, -100, -10, -1, 0, 1, 10, 100, 1_000])
  }

  /// 0.1005 lies a five-hundredth of the axis above 0.1, and 1.15 a seventeenth above 1.
  @Test func `a logarithmic axis that ends near a power of ten ends there`() {
    func ends(_ y: [Double]) -> String? {
      let line = LineMark(x: y.indices.map(Double.init), y: y)
      let svg = Figure([Panel([.line(line)], y: Axis(scale: .log))]).svg(.file)
      return svg.split(separator: "data-y=\"log ").dropFirst().first.map { part in
        part.split(separator: " ").prefix(2).joined(separator: " ")
      }
    }
    #expect(ends([1.15, 0.6, 0.3, 0.1005]) == "0.1 1.15")
    #expect(ends([9.9, 960]) == "9.9 1000")
    #expect(ends([0.12, 0.6]) == "0.12 0.6")
  }

  @Test func `symlog spans all magnitudes`() {
    let scale = AxisScale(.symlog(threshold: 1e-150), domain: 0...1e205, from: 0, to: 300)
    #expect(scale.position(1e205) == 300 && scale.position(0) == 0)
    // log(1 + 10³⁰⁰) of log(1 + 10³⁵⁵)
    #expect(abs(scale.position(1e150) - 300 * 300 / 355) < 0.01)
  }

  /// Of 400 columns on 200 pixels, those are labelled that one would count by.
  @Test func `bands without room are labelled in round strides`() {
    let scale = AxisScale(.band((0..<400).map(String.init)), domain: -0.5...399.5, from: 0, to: 200)
    let ticks = TickSet(scale, room: LabelRoom(direction: .horizontal))
    #expect(ticks.majors.map(\.label.plainText) == ["0", "100", "200", "300"])
  }

  /// Equally spaced in the value, so that a reader can interpolate.
  @Test func `linear ticks are equally spaced`() {
    let values = linear(-0.7, 123.4).majors.map(\.value)
    let steps = zip(values, values.dropFirst()).map { $1 - $0 }
    #expect(steps.count > 3 && steps.allSatisfy { abs($0 - steps[0]) < 1e-9 })
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

@Suite struct BandNumberTests {
  /// 1,200 columns on 500 pixels: "1000" is either whole or not there.
  @Test func `numbers of bands are never cut short`() {
    let scale = AxisScale(
      .band((0..<1_200).map(String.init)), domain: -0.5...1_199.5, from: 0, to: 500)
    let ticks = TickSet(scale, room: LabelRoom(direction: .horizontal)).majors
    #expect(ticks.count > 4)
    for tick in ticks { #expect(tick.label.runs.map(\.text).joined() == String(Int(tick.value))) }
  }
}
