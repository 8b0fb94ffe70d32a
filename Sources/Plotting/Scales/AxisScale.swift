import Foundation

/// The way from values to positions along one axis.
package struct AxisScale: Sendable {
  /// How values become positions.
  let kind: Axis.Scale
  /// The values at the two ends, the first at `start`.
  package let domain: ClosedRange<Double>
  /// The position of the lower end of the domain, in pixels.
  package let start: Double
  /// The position of the upper end of the domain, in pixels.
  package let end: Double
  private let low: Double
  private let factor: Double
  private let transform: Transform

  /// ``kind`` without its names, which would be counted as references at every point.
  enum Transform {
    case identity, log
    case symlog(threshold: Double)

    init(_ kind: Axis.Scale) {
      switch kind {
      case .linear, .band: self = .identity
      case .log: self = .log
      case .symlog(let threshold): self = .symlog(threshold: SymlogTicks.usable(threshold))
      }
    }

    func callAsFunction(_ value: Double) -> Double {
      switch self {
      case .identity: value
      case .log: log10(value)
      case .symlog(let threshold): (value < 0 ? -1 : 1) * Self.logarithm(abs(value), above: threshold)
      }
    }

    /// The value that is transformed to a number.
    func inverse(_ transformed: Double) -> Double {
      switch self {
      case .identity: transformed
      case .log: pow(10, transformed)
      case .symlog(let threshold):
        (transformed < 0 ? -1 : 1)
          * (abs(transformed) < 700
            ? expm1(abs(transformed)) * threshold : exp(abs(transformed) + Foundation.log(threshold)))
      }
    }

    /// The finite value with a place on the scale that is nearest to the one that is transformed to a number.
    func reachable(_ transformed: Double) -> Double {
      let (value, largest) = (inverse(transformed), Double.greatestFiniteMagnitude)
      if case .log = self { return min(max(value, .leastNonzeroMagnitude), largest) }
      return min(max(value, -largest), largest)
    }

    /// log(1 + size / threshold), also where the quotient is no finite number.
    private static func logarithm(_ size: Double, above threshold: Double) -> Double {
      let quotient = size / threshold
      return quotient.isFinite ? log1p(quotient) : log1p(size) - Foundation.log(threshold)
    }
  }

  /// Makes a scale; the domain must not be empty, and on a logarithmic scale lie above 0.
  package init(_ kind: Axis.Scale, domain: ClosedRange<Double>, from start: Double, to end: Double) {
    self.kind = kind
    self.domain = domain
    self.start = start
    self.end = end
    transform = Transform(kind)
    low = transform(domain.lowerBound)
    let half = transform(domain.upperBound) / 2 - low / 2
    let quotient = half > 0 ? (end / 2 - start / 2) / half : 0
    factor = quotient.isFinite ? quotient : 0
  }

  /// The distance of the ends, in pixels.
  var length: Double { abs(end - start) }

  /// Whether values are numbers, not the places of names.
  var isNumeric: Bool { if case .band = kind { false } else { true } }

  /// Whether the value has a place on the scale at all.
  func isOnScale(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    if case .log = transform { return value > 0 }
    return true
  }

  /// Whether a value lies between the ends, or beyond them by no more than a share of the length, which is that of the
  /// edge around the data.
  func isNear(_ value: Double, share: Double = 0.02) -> Bool {
    let beyond = share * length
    let place = position(value)
    return place >= min(start, end) - beyond && place <= max(start, end) + beyond
  }

  /// Whether a value lies between the ends, as far as rounding can tell.
  func isInside(_ value: Double) -> Bool { isNear(value, share: 1e-9) }

  /// The position of a value in pixels, far outside at most 10⁷ away; NaN where it has no place.
  package func position(_ value: Double) -> Double {
    guard isOnScale(value) else { return .nan }
    let transformed = transform(value)
    let direct = transformed - low
    // The difference of two huge values may overflow where their halves do not.
    let offset = direct.isFinite ? direct * factor : (transformed / 2 - low / 2) * factor * 2
    return min(max(start + offset, -1e7), 1e7)
  }
}
