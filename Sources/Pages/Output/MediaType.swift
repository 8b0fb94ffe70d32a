/// The media types of files that are part of pages, by the names of the files.
package enum MediaType {
  /// The type of a picture or a font; of anything else only that it is bytes.
  package static func file(_ path: String) -> String {
    picture(path) ?? (path.hasSuffix(".woff2") ? "font/woff2" : "application/octet-stream")
  }

  /// The type of a picture; `nil` when it is none that browsers show.
  static func picture(_ path: String) -> String? {
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
