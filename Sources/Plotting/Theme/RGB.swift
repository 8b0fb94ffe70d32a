import Foundation

/// An opaque colour in sRGB with 8 bits a channel.
public struct RGB: Sendable, Hashable {
  /// The red channel.
  public var red: UInt8
  /// The green channel.
  public var green: UInt8
  /// The blue channel.
  public var blue: UInt8

  /// Makes a colour from its hexadecimal triple, for example `0x0072B2`.
  public init(_ hex: UInt32) {
    red = UInt8(truncatingIfNeeded: hex >> 16)
    green = UInt8(truncatingIfNeeded: hex >> 8)
    blue = UInt8(truncatingIfNeeded: hex)
  }

  /// The triple as one number.
  public var hex: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

  /// The triple as six lower-case hexadecimal digits, with `#`; three where they suffice.
  public var text: String {
    let digits = String(hex + 0x100_0000, radix: 16).dropFirst()
    let pairs = [(red >> 4, red & 15), (green >> 4, green & 15), (blue >> 4, blue & 15)]
    guard pairs.allSatisfy({ $0.0 == $0.1 }) else { return "#" + digits }
    return "#" + pairs.map { String($0.0, radix: 16) }.joined()
  }

  /// The colour `fraction` of the way towards another, channel by channel in sRGB.
  public func mixed(with other: RGB, _ fraction: Double) -> RGB {
    let weight = min(max(fraction.isNaN ? 0 : fraction, 0), 1)
    func mix(_ a: UInt8, _ b: UInt8) -> UInt32 {
      UInt32((Double(a) + (Double(b) - Double(a)) * weight).rounded())
    }
    return RGB(mix(red, other.red) << 16 | mix(green, other.green) << 8 | mix(blue, other.blue))
  }

  /// The relative luminance, 0 for black and 1 for white (WCAG 2.2, "relative luminance").
  public var luminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio between two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
  public func contrast(with other: RGB) -> Double {
    let (low, high) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
  }
}
