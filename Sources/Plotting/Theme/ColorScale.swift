/// The way from numbers to colours.
public struct ColorScale: Sendable, Hashable {
  /// The shape of the scale.
  public enum Kind: Sendable, Hashable {
    /// From low to high.
    case sequential
    /// From low to high in the logarithm.
    case logarithmic
    /// Away from a centre in two directions, by equal amounts.
    case diverging(center: Double)
    /// One colour for each interval between these values, ascending.
    case threshold([Double])
  }

  /// The shape of the scale.
  public var kind: Kind
  /// The colours.
  public var map: ColorMap
  /// The values at the ends; nil for the range of the data.
  public var range: ClosedRange<Double>?

  /// Makes a scale.
  public init(_ kind: Kind = .sequential, map: ColorMap? = nil, range: ClosedRange<Double>? = nil) {
    self.kind = kind
    self.range = range
    if let map {
      self.map = map
    } else if case .diverging = kind {
      self.map = .redBlue
    } else {
      self.map = .viridis
    }
  }

  /// The range that holds the values of several pictures, with ends that are almost round made round; nil where there
  /// is none.
  public static func range(holding values: [Double]) -> ClosedRange<Double>? {
    Domain.extent(values).map(Domain.rounded)
  }

  /// From low to high in the colours of viridis.
  public static let sequential = ColorScale(.sequential)
  /// Away from 0, blue below and red above.
  public static let diverging = ColorScale(.diverging(center: 0))
}

/// Colours between which a colour scale interpolates.
public struct ColorMap: Sendable, Hashable {
  /// Equally spaced colours, from low to high; at least one.
  public let anchors: [RGB]
  /// Whether each anchor stands for a class of its own, so that nothing lies between two.
  public let isCategorical: Bool

  /// Makes a map; without anchors it is grey.
  public init(_ anchors: [RGB], isCategorical: Bool = false) {
    self.isCategorical = isCategorical
    self.anchors = anchors.isEmpty ? [RGB(0x808080)] : anchors
  }

  /// The colour at a fraction from 0 to 1, interpolated linearly in sRGB.
  public func color(at fraction: Double) -> RGB {
    guard fraction.isFinite else { return anchors[0] }
    let position = min(max(fraction, 0), 1) * Double(anchors.count - 1)
    let index = min(Int(position), max(0, anchors.count - 2))
    guard index + 1 < anchors.count else { return anchors[0] }
    return anchors[index].mixed(with: anchors[index + 1], position - Double(index))
  }

  /// The map in the opposite order.
  public var reversed: ColorMap { ColorMap(anchors.reversed(), isCategorical: isCategorical) }

  /// Viridis by Smith and van der Walt (CC0), perceptually uniform and readable to colour-blind readers;
  /// 17 anchors, which stay within 6/255 of the original.
  public static let viridis = ColorMap(
    [
      0x440154, 0x48186A, 0x472D7B, 0x424086, 0x3B528B, 0x33638D, 0x2C728E, 0x26828E, 0x21918C, 0x1F9F88,
      0x27AD81, 0x3DBC74, 0x5CC863, 0x81D34D, 0xAADC32, 0xD5E21A, 0xFDE725,
    ].map(RGB.init))

  /// Blue over white to red: RdBu of ColorBrewer by Cynthia Brewer, reversed.
  public static let redBlue = ColorMap(
    [
      0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B,
      0x67001F,
    ].map(RGB.init))

  /// Black to white.
  public static let grey = ColorMap([RGB(0x000000), RGB(0xFFFFFF)])

  /// The first two colours of the series over white, for the probability of one of two classes.
  public static let twoClasses = ColorMap([tint(of: 0), RGB(0xF7F7F7), tint(of: 1)])

  /// A tint of the colour of each series, for regions that are assigned to one of several classes.
  public static func classes(_ count: Int) -> ColorMap {
    ColorMap((0..<min(max(1, count), 256)).map(tint), isCategorical: true)
  }

  /// The colour of a series over white, paler or darker where the colours of series repeat.
  public static func tint(of series: Int) -> RGB {
    let round = max(0, series) / Paint.seriesColors
    return Paint.series(series).light.mixed(with: RGB(0xFFFFFF), whites[round % whites.count])
  }

  /// The share of white in tints of the same colour.
  private static let whites = [0.45, 0.75, 0.2]

  /// How many tints there are.
  static let tints = whites.count * Paint.seriesColors
}
