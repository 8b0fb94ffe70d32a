import Plotting

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
