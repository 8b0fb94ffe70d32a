import Foundation
import Pages

/// The pages of a preview as they are now; nothing is written to disk.
actor PreviewSite {
  private var files: [String: [UInt8]] = [:]
  /// Counts the renderings; a page that shows an older one loads itself again.
  private(set) var version = 0
  /// The page that `/` leads to.
  private(set) var firstPage = "index.html"

  /// Shows other pages from now on.
  func show(_ rendered: [OutputFile]) {
    files = Dictionary(rendered.map { ($0.path, $0.bytes) }) { first, _ in first }
    if files["index.html"] == nil {
      firstPage = rendered.first { $0.path.hasSuffix(".html") }?.path ?? firstPage
    }
    version += 1
  }

  /// A file with its type; pages get the script that waits for the next rendering.
  func file(at path: String) -> (bytes: [UInt8], type: String)? {
    if path == PreviewScript.path {
      return (Array(PreviewScript.text.utf8), "text/javascript; charset=utf-8")
    }
    let path = path.isEmpty ? firstPage : path
    guard let bytes = files[path] else { return nil }
    guard path.hasSuffix(".html") else { return (bytes, Self.type(path)) }
    let page = PreviewScript.added(to: String(decoding: bytes, as: UTF8.self), version: version)
    return (Array(page.utf8), "text/html; charset=utf-8")
  }

  /// The version after the one that a page shows, or that one when nothing changed for a while.
  func version(after shown: Int) async -> Int {
    for _ in 0..<Self.mostPolls where version == shown { try? await Task.sleep(for: .milliseconds(100)) }
    return version
  }

  /// Less than what the server gives a request.
  private static let mostPolls = 80

  private static func type(_ path: String) -> String {
    switch path.split(separator: ".").last {
    case "js": "text/javascript; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    default: MediaType.file(path)
    }
  }
}

/// What a page has in a preview and nowhere else.
enum PreviewScript {
  /// Its place on the server; no file of a book starts so.
  static let path = "-preview.js"
  /// Where a page asks for the version after its own.
  static let versionPath = "-preview"

  /// Asks until the answer is another version than that of the page, then loads the page again.
  static let text = """
    'use strict'
    const shown = document.currentScript.dataset.version
    const wait = async () => {
      try {
        const answer = await fetch('/\(versionPath)?shown=' + shown)
        if (answer.ok && (await answer.text()) !== shown) return location.reload()
      } catch { await new Promise(done => setTimeout(done, 1000)) }
      wait()
    }
    wait()

    """

  /// A page that loads the script, which its policy lets ask this server.
  static func added(to page: String, version: Int) -> String {
    let script = "<script src=\"/\(path)\" data-version=\"\(version)\" defer></script>\n</body>"
    return page.replacing(
      "default-src 'none';", with: "default-src 'none'; connect-src 'self';", maxReplacements: 1
    )
    .replacing("</body>", with: script)
  }
}
