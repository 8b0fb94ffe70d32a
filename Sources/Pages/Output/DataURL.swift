import Plotting

/// Files as part of a page.
enum DataURL {
  /// A `data:` URL, its type by the name of the file.
  static func text(_ bytes: [UInt8], path: String) -> String {
    "data:\(MediaType.file(path));base64,\(Base64.text(bytes))"
  }
}
