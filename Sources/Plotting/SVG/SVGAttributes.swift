/// The value of an attribute.
public enum SVGValue: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByStringInterpolation
{
  /// Any text; it is escaped when written.
  case text(String)
  /// A coordinate or length in pixels, written in tenths.
  case number(Double)
  /// A ratio such as an opacity, written in thousandths.
  case ratio(Double)
  /// A colour; in an adaptive picture the writer adds the class that turns it dark.
  case paint(Paint)

  /// Makes a text value.
  public init(stringLiteral value: String) { self = .text(value) }
  /// Makes a length.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// Makes a length.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
}

/// Attributes in the order in which they are written.
public struct SVGAttributes: Sendable, ExpressibleByDictionaryLiteral {
  var pairs: [(name: String, value: SVGValue)]

  /// Makes attributes in the order given.
  public init(dictionaryLiteral elements: (String, SVGValue)...) {
    pairs = elements.map { (name: $0.0, value: $0.1) }
  }

  /// Adds an attribute at the end; nil adds nothing.
  public mutating func append(_ name: String, _ value: SVGValue?) {
    if let value { pairs.append((name, value)) }
  }

  /// The attributes with one more at the end; nil adds nothing.
  public func adding(_ name: String, _ value: SVGValue?) -> SVGAttributes {
    var copy = self
    copy.append(name, value)
    return copy
  }
}
