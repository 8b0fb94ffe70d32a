/// A picture of at most 256 colours as PNG (ISO/IEC 15948), its data stored without compression.
///
/// Matrices of some thousand cells are smaller this way than as paths, and no cell borders shine through.
package enum IndexedPNG {
  /// The picture as a `data:` address.
  ///
  /// - Parameters:
  ///   - pixels: Places in the palette, row by row from the top, `width × height` many.
  ///   - opacities: How opaque the first colours of the palette are, from 0 to 255; the others are fully.
  static func dataAddress(
    width: Int, height: Int, pixels: [UInt8], palette: [RGB], opacities: [UInt8] = []
  ) -> String {
    "data:image/png;base64,"
      + Base64.text(encode(width: width, height: height, pixels: pixels, palette: palette, opacities))
  }

  package static func encode(
    width: Int, height: Int, pixels: [UInt8], palette: [RGB], _ opacities: [UInt8]
  ) -> [UInt8] {
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    bytes += chunk("IHDR", bigEndian(width) + bigEndian(height) + [8, 3, 0, 0, 0])
    bytes += chunk("PLTE", palette.prefix(256).flatMap { [$0.red, $0.green, $0.blue] })
    if !opacities.isEmpty { bytes += chunk("tRNS", Array(opacities.prefix(256))) }
    var rows: [UInt8] = []
    rows.reserveCapacity((width + 1) * height)
    for row in 0..<height {
      rows.append(0)
      rows += pixels[row * width..<(row + 1) * width]
    }
    return bytes + chunk("IDAT", zlib(rows)) + chunk("IEND", [])
  }

  /// Stored blocks of DEFLATE (RFC 1951) in the zlib format (RFC 1950).
  private static func zlib(_ data: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let end = min(start + 65_535, data.count)
      let length = UInt16(end - start)
      bytes.append(end == data.count ? 1 : 0)
      bytes += [UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)]
      bytes += data[start..<end]
      start = end
    } while start < data.count
    return bytes + bigEndian(Int(adler(data)))
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let content = Array(name.utf8) + data
    return bigEndian(data.count) + content + bigEndian(Int(crc(content)))
  }

  private static func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF as UInt32) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
      }
    }
  }

  private static func adler(_ bytes: [UInt8]) -> UInt32 {
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return b << 16 | a
  }
}

/// Bytes as text (RFC 4648).
package enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes in groups of three as four letters each.
  package static func text(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for position in 0..<4 {
        let isPadding = position > group.count
        result.append(isPadding ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * position) & 63])
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
