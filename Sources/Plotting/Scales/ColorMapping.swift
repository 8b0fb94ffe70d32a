import Foundation

/// A colour scale with its ends known.
struct ColorMapping: Sendable {
  let scale: ColorScale
  /// The values at the ends of the colour map.
  let domain: ClosedRange<Double>
  /// What the colours measure.
  let label: String?
  /// The range of the data.
  let extent: ClosedRange<Double>
  /// The heights of most of a landscape that goes far beyond them; nil of any other.
  let bulk: ClosedRange<Double>?

  /// The mapping of a panel; nil where no mark carries numbers for colours.
  init?(_ panel: Panel) {
    let isAveraged = panel.color?.isContinuous ?? true
    let values = panel.contents.flatMap { $0.colorValues(isAveraged: isAveraged) }
    guard values.contains(where: { !$0.isEmpty }) else { return nil }
    let wanted = panel.color ?? ColorMapping.usual(for: values, marks: panel.contents)
    let isLog = wanted.kind == .logarithmic
    let usable = values.lazy.joined().filter { !isLog || $0 > 0 }
    let landscape = panel.contents.lazy.compactMap { $0 as? ContourMark }.first(where: \.isColored)
    self.init(
      wanted, extent: Domain.extent(usable) ?? 0...1, bulk: isLog ? nil : landscape?.bulk,
      label: panel.contents.compactMap(\.colorLabel).first)
  }

  init(
    _ scale: ColorScale, extent: ClosedRange<Double>, bulk: ClosedRange<Double>? = nil, label: String? = nil
  ) {
    self.scale = scale
    self.label = label
    self.extent = extent
    self.bulk = bulk
    let given = scale.range.flatMap { $0.lowerBound.isFinite && $0.upperBound.isFinite ? $0 : nil }
    var range = given ?? bulk ?? extent
    switch scale.kind {
    case .sequential where given == nil && bulk == nil: range = Domain.rounded(Domain.widened(range))
    case .sequential, .threshold: range = Domain.widened(range)
    case .logarithmic:
      // A range that starts at 0 or below starts where the data do.
      let low = range.lowerBound > 0 ? range.lowerBound : min(extent.lowerBound, range.upperBound)
      range = Domain.widenedLog(low...max(low, range.upperBound))
    case .diverging(let center):
      let center = center.isFinite ? center : 0
      let reach = max(abs(range.lowerBound / 2 - center / 2), abs(range.upperBound / 2 - center / 2))
      let safe = min(max(reach, 1e-300), Double.greatestFiniteMagnitude / 4) * 2
      range = (center - safe)...(center + safe)
      guard given == nil, bulk == nil else { break }
      let round = Domain.rounded(range)
      let farther = max(center - round.lowerBound, round.upperBound - center)
      range = (center - farther)...(center + farther)
    }
    domain = range
  }

  /// Numbers of both signs ask for a centre; others go from low to high.
  private static func usual(for values: [[Double]], marks: [any DrawableMark]) -> ColorScale {
    if let contour = marks.lazy.compactMap({ $0 as? ContourMark }).first(where: \.isColored) {
      return contour.isLogarithmic ? ColorScale(.logarithmic) : .sequential
    }
    guard let extent = Domain.extent(values.joined()) else { return .sequential }
    return extent.lowerBound < 0 && extent.upperBound > 0 ? .diverging : .sequential
  }

  /// Whether a value has a colour.
  func isOnScale(_ value: Double) -> Bool {
    value.isFinite && (scale.kind != .logarithmic || value > 0)
  }

  /// The colour of a value; nil for one that has no place on the scale.
  func color(_ value: Double) -> RGB? {
    guard isOnScale(value) else { return nil }
    if case .threshold(let limits) = scale.kind {
      return bandColor(limits.count { $0 <= value }, of: limits.count + 1)
    }
    return scale.map.color(at: fraction(value))
  }

  /// The place of a value between the ends, from 0 to 1.
  func fraction(_ value: Double) -> Double {
    let (low, high) = (domain.lowerBound, domain.upperBound)
    if scale.kind == .logarithmic {
      guard value > 0 else { return 0 }
      return min(max((log10(value) - log10(low)) / (log10(high) - log10(low)), 0), 1)
    }
    return min(max((value / 2 - low / 2) / (high / 2 - low / 2), 0), 1)
  }

  /// What a reader must know of numbers beyond the ends that the author gives; nil where there are none, or none but by
  /// what is hardly a colour.
  var clipped: String? {
    guard scale.range != nil, isContinuous else { return nil }
    func isBeyond(_ end: Double, _ other: Double) -> Bool {
      abs(end / 2 - other / 2) > 0.01 * Domain.halfSpan(domain)
    }
    let (low, high) = (domain.lowerBound, domain.upperBound)
    let below = extent.lowerBound < low && isBeyond(extent.lowerBound, low)
    let above = extent.upperBound > high && isBeyond(extent.upperBound, high)
    let ends = [
      below ? "below " + NumberText.short(low, digits: 6) : nil,
      above ? "above " + NumberText.short(high, digits: 6) : nil,
    ]
    .compactMap(\.self)
    let colors = ends.count > 1 ? "the colours of the ends" : "the colour of the end"
    return ends.isEmpty ? nil : "numbers \(ends.joined(separator: " or ")) have \(colors)"
  }

  /// The part of the data that the ends which the author gives tell apart; nil where they give none, or none of them.
  var toldApart: ClosedRange<Double>? {
    guard let range = scale.range, isContinuous, range.overlaps(extent) else { return nil }
    let seen = range.clamped(to: extent)
    return seen.lowerBound < seen.upperBound ? seen : nil
  }

  /// The value half-way between two in the scale; an end that is missing is that of the data.
  func middle(of low: Double, and high: Double?) -> Double {
    let high = high ?? max(extent.upperBound, low)
    return value(at: fraction(low) / 2 + fraction(high) / 2)
  }

  /// Whether every value has a colour of its own.
  var isContinuous: Bool { scale.isContinuous }

  /// The value at a place between the ends, from 0 to 1.
  func value(at place: Double) -> Double {
    let place = min(max(place, 0), 1)
    let (low, high) = (domain.lowerBound, domain.upperBound)
    if scale.kind == .logarithmic { return pow(10, log10(low) * (1 - place) + log10(high) * place) }
    return low * (1 - place) + high * place
  }

  private func bandColor(_ index: Int, of count: Int) -> RGB {
    let anchors = scale.map.anchors
    if count <= anchors.count && scale.map.isCategorical { return anchors[index] }
    return scale.map.color(at: count > 1 ? Double(index) / Double(count - 1) : 0.5)
  }
}

extension ContourMark {
  /// The heights of the lines, whether a scale of colours or paints of their own tell them.
  func heights(_ colors: ColorMapping?) -> [Double] {
    guard paints.isEmpty else { return thresholds ?? [] }
    let extent = Domain.extent(field.values) ?? 0...1
    return resolvedThresholds(colors ?? ColorMapping(.sequential, extent: extent))
  }

  /// The heights of the lines: those asked for, or about ten round ones.
  func resolvedThresholds(_ colors: ColorMapping) -> [Double] {
    if case .threshold(let limits) = colors.scale.kind, isFilled || thresholds == nil { return limits }
    if let thresholds { return Set(thresholds.filter(\.isFinite)).sorted() }
    let positive = isLogarithmic ? Domain.extent(field.values.filter { $0 > 0 }) : nil
    return positive.map(logarithmic) ?? even(over: colors.toldApart ?? colors.bulk ?? colors.extent)
  }

  /// The heights at which the colours of regions change, which are those of the lines that the function passes.
  ///
  /// A height that it only just reaches, as far as rounding can tell beside the size of the height, or beside the
  /// distance to the next of a height 0, divides nothing: a plateau there has the colour of the region below it, but for
  /// limits between classes, of which each holds its lower end.
  func limits(_ colors: ColorMapping) -> [Double] {
    let (low, high) = (colors.extent.lowerBound, colors.extent.upperBound)
    let heights = resolvedThresholds(colors)
    return heights.filter { height in
      guard colors.isContinuous else { return height > low && height <= high }
      let others = heights.map { abs($0 / 2 - height / 2) }.filter { $0 > 0 }
      let size = height == 0 ? others.min() : abs(height)
      let edge = 2e-9 * min(size ?? .infinity, Domain.halfSpan(colors.extent))
      return height - low > edge && high - height > edge
    }
  }

  /// What a reader must know of the heights that no line shows.
  func note(_ colors: ColorMapping) -> String? {
    let lines = resolvedThresholds(colors)
    if !isFilled, colors.extent.lowerBound == colors.extent.upperBound {
      return "no line is drawn: the function has one height"
    }
    guard let low = lines.first, let high = lines.last else { return nil }
    let areGiven = thresholds != nil || !colors.isContinuous
    if areGiven, !lines.contains(where: colors.extent.contains) {
      return "no line is drawn: the function does not reach the heights asked for"
    }
    guard !areGiven, colors.toldApart == nil, let bulk = colors.bulk else { return nil }
    let sides = [
      bulk.lowerBound > colors.extent.lowerBound ? "below " + NumberText.short(low, digits: 6) : nil,
      bulk.upperBound < colors.extent.upperBound ? "above " + NumberText.short(high, digits: 6) : nil,
    ].compactMap(\.self)
    return isFilled
      ? "heights \(sides.joined(separator: " or ")) are not told apart"
      : "no lines are drawn at heights \(sides.joined(separator: " or "))"
  }

  private func even(over extent: ClosedRange<Double>) -> [Double] {
    let scale = AxisScale(.linear, domain: Domain.widened(extent), from: 0, to: 480)
    return LinearTicks.choose(scale, room: LabelRoom(direction: .vertical)).majors.map(\.value)
  }

  /// Round digits of each decade, so many of them that there are about twelve.
  private func logarithmic(over extent: ClosedRange<Double>) -> [Double] {
    let (low, high) = (log10(extent.lowerBound).rounded(.down), log10(extent.upperBound).rounded(.up))
    let stride = max(1, ((high - low) / 14).rounded(.up))
    let powers = Swift.stride(from: low, through: high, by: stride).map { pow(10, $0) }
    let sets = (stride > 1 ? [[1]] : LogTicks.digitSets).map { digits in
      powers.flatMap { power in digits.map { NumberText.rounded(Double($0) * power, digits: 12) } }
        .filter(extent.contains)
    }
    return sets.min { abs($0.count - 12) < abs($1.count - 12) } ?? []
  }
}

extension ColorScale {
  /// Whether every value has a colour of its own.
  var isContinuous: Bool {
    if case .threshold = kind { return false }
    return true
  }
}
