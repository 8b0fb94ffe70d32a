/// Files as part of a page.
enum DataURL {
  /// A `data:` URL, its type by the name of the file.
  static func text(_ bytes: [UInt8], path: String) -> String {
    "data:\(type(path));base64,\(Base64.text(bytes))"
  }

  private static func type(_ path: String) -> String {
    pictureType(path) ?? (path.hasSuffix(".woff2") ? "font/woff2" : "application/octet-stream")
  }

  /// The type of a picture by the name of its file; `nil` when it is none that browsers show.
  static func pictureType(_ path: String) -> String? {
    switch path.split(separator: ".").last?.lowercased() {
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "gif": "image/gif"
    case "webp": "image/webp"
    case "avif": "image/avif"
    default: nil
    }
  }
}

/// Base64 as in RFC 4648.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = (0..<3).reduce(0) { $0 << 8 | (start + $1 < bytes.count ? Int(bytes[start + $1]) : 0) }
      let known = min(3, bytes.count - start) + 1
      for place in 0..<4 {
        result.append(place < known ? alphabet[group >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
