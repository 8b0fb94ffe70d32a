import Foundation

/// A bar that explains the colours, to the right of a panel.
struct ColorBar: Sendable {
  /// A coloured part of the bar.
  struct Part: Sendable {
    let paint: Paint
    var opacity: Double?
    let rect: Rect
  }

  static let offset = 16.0
  static let thickness = 12.0
  let parts: [Part]
  let ticks: [(label: Label, y: Double)]
  /// What the colours measure.
  let name: String?
  /// What all labels are to be multiplied by and added to.
  let factor: String?
  /// The room it needs to the right of the panel.
  let width: Double
  let x: Double
  /// Whether a line around the bar shows where its colours end.
  let isOutlined: Bool

  init(_ colors: ColorMapping, _ panel: Panel, frame: Rect) {
    x = frame.maxX + ColorBar.offset
    let limits = panel.contents.lazy.compactMap({ $0 as? ContourMark }).first {
      $0.isFilled && $0.paints.isEmpty
    }?
    .limits(colors)
    let isOfLines =
      panel.contents.contains { $0 is ContourMark } && !panel.contents.contains(where: \.isField)
    isOutlined = colors.meetsPage && !isOfLines
    let stops = ColorBar.stops(colors, limits)
    let (x, length) = (x, frame.height)
    parts = zip(stops, stops.dropFirst()).enumerated().compactMap { _, ends in
      let (low, high) = (frame.maxY - ends.0.place * length, frame.maxY - ends.1.place * length)
      let (top, bottom) = (high.rounded(), low.rounded())
      let rect = Rect(x: x, y: top, width: ColorBar.thickness, height: bottom - top)
      return colors.color(ends.0.sample).map { Part(paint: isOfLines ? .line($0) : Paint($0), rect: rect) }
    }
    let written = ColorBar.ticks(colors, stops, isBanded: limits != nil, frame: frame)
    ticks = written.ticks
    name = colors.label
    self.factor = written.factor
    width = ColorBar.width(ticks, [name, written.factor.map { "(\($0))" }])
  }

  /// A bar for dots that are counted in cells, from none to the most in a cell.
  init(counts greatest: Int, paint: Paint, frame: Rect) {
    let x = frame.maxX + ColorBar.offset
    self.x = x
    isOutlined = false
    (name, factor) = ("points in a cell", nil)
    let levels = DotDensity.levels
    parts = (0...levels).dropFirst().map { level in
      let bottom = frame.maxY - frame.height * Double(level - 1) / Double(levels)
      let top = frame.maxY - frame.height * Double(level) / Double(levels)
      let rect = Rect(
        x: x, y: top.rounded(), width: ColorBar.thickness, height: bottom.rounded() - top.rounded())
      return Part(paint: paint, opacity: DotDensity.opacity(ofLevel: level), rect: rect)
    }
    let scale = AxisScale(
      .symlog(threshold: 1), domain: 0...Double(greatest), from: frame.maxY, to: frame.minY)
    ticks = ColorBar.counts(to: greatest, on: scale).map { ($0.label, scale.position($0.value)) }
    width = ColorBar.width(ticks, [name])
  }

  /// Round counts, the fewer the more decades there are.
  private static func counts(to greatest: Int, on scale: AxisScale) -> [Tick] {
    let digits = greatest < 1_000 ? [1, 2, 5] : [1]
    let decades = (0..<10).map { Int(pow(10, Double($0))) }
    let values = decades.flatMap { decade in digits.map { $0 * decade } }.filter { $0 <= greatest }
    let ticks = values.map { Tick(value: Double($0), label: Label(NumberText.exact(Double($0)))) }
    return LabelRoom(direction: .vertical).thinned(ticks, on: scale)
  }

  private static func width(_ ticks: [(label: Label, y: Double)], _ title: [String?]) -> Double {
    let labels = ticks.map { TextMetrics.width($0.label, size: Typography.tick) }.max() ?? 0
    let words = title.compactMap(\.self).joined(separator: " ")
    let heading = min(TextMetrics.width(words, size: Typography.tick), 90)
    return offset + max(thickness + 6 + labels, heading) + 2
  }

  /// A place on the bar from 0 to 1 with the value there, and a value between it and the next.
  private struct Stop { let place, value, sample: Double }

  private static func stops(_ colors: ColorMapping, _ limits: [Double]?) -> [Stop] {
    if let limits {
      let ends = [colors.extent.lowerBound] + limits + [colors.extent.upperBound]
      return ends.enumerated().map { index, value in
        let next = index + 1 < ends.count ? ends[index + 1] : nil
        return Stop(
          place: Double(index) / Double(max(1, ends.count - 1)), value: value,
          sample: colors.isContinuous ? colors.middle(of: value, and: next) : value)
      }
    }
    if case .threshold(let limits) = colors.scale.kind {
      let ends = [colors.extent.lowerBound] + limits + [colors.extent.upperBound]
      return ends.enumerated().map { index, value in
        Stop(place: Double(index) / Double(max(1, ends.count - 1)), value: value, sample: value)
      }
    }
    return (0...48).map { index in
      let place = Double(index) / 48
      return Stop(place: place, value: colors.value(at: place), sample: colors.value(at: place + 1 / 96))
    }
  }

  private typealias Written = (ticks: [(label: Label, y: Double)], factor: String?)

  /// What a bar of one colour stands for: a constant, or an interval without a limit in it.
  private static func ends(_ extent: ClosedRange<Double>, _ frame: Rect) -> Written {
    if extent.lowerBound == extent.upperBound {
      let written = GivenLabels([extent.lowerBound])
      return (written.labels.map { ($0, frame.center.y) }, written.factor)
    }
    let written = GivenLabels(roundedOut(extent))
    return (zip(written.labels, [frame.maxY, frame.minY]).map { ($0, $1) }, written.factor)
  }

  /// The ends of an interval rounded outwards, by at most a twentieth of its span.
  private static func roundedOut(_ extent: ClosedRange<Double>) -> [Double] {
    let half = Domain.halfSpan(extent)
    guard half > 0 else { return [extent.lowerBound, extent.upperBound] }
    let unit = Int(log10(half).rounded(.down)) - 1
    func rounded(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
      let whole = NumberText.scale(value, byTenTo: -unit)
      // Beyond, a double has no digits behind the point to be rounded.
      return abs(whole) < 1e15 ? NumberText.scale(whole.rounded(rule), byTenTo: unit) : value
    }
    return [rounded(extent.lowerBound, .down), rounded(extent.upperBound, .up)]
  }

  private static func ticks(
    _ colors: ColorMapping, _ stops: [Stop], isBanded: Bool, frame: Rect
  ) -> Written {
    var isBanded = isBanded
    if case .threshold = colors.scale.kind { isBanded = true }
    let room = LabelRoom(direction: .vertical)
    if isBanded {
      let inner = stops.dropFirst().dropLast()
      guard !inner.isEmpty else { return ends(colors.extent, frame) }
      let scale = AxisScale(.linear, domain: 0...1, from: frame.maxY, to: frame.minY)
      let written = GivenLabels(inner.map(\.value))
      let ticks = zip(inner, written.labels).map { Tick(value: $0.place, label: $1) }
      return (room.thinned(ticks, on: scale).map { ($0.label, scale.position($0.value)) }, written.factor)
    }
    let kind: Axis.Scale = colors.scale.kind == .logarithmic ? .log : .linear
    let scale = AxisScale(kind, domain: colors.domain, from: frame.maxY, to: frame.minY)
    let set = TickSet(scale, room: room)
    return (set.majors.map { ($0.label, scale.position($0.value)) }, set.factor)
  }
}
