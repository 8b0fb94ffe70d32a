import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite struct PreviewCommandTests {
  /// What a server of this machine answers, once it does; `nil` where it does not for ten seconds.
  private static func answer(_ path: String, port: Int, host: String? = nil) async throws -> (Int, String)? {
    guard let url = URL(string: "http://127.0.0.1:\(port)/\(path)") else { return nil }
    var request = URLRequest(url: url)
    if let host { request.setValue(host, forHTTPHeaderField: "Host") }
    for _ in 0..<100 {
      if let (data, response) = try? await URLSession.shared.data(for: request) {
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
      }
      try await Task.sleep(for: .milliseconds(100))
    }
    return nil
  }

  @Test func aPageFollowsItsNotebook() async throws {
    let program = try Program()
    defer { program.clean() }
    try program.write("book/a.md", "# One\n")
    let port = 20_000 + Int(ProcessInfo.processInfo.processIdentifier) % 20_000
    let preview = try program.start(["preview", "book", "--no-browser", "--port", String(port)])
    defer { preview.terminate() }
    let first = try #require(try await Self.answer("a.html", port: port))
    #expect(first.0 == 200 && first.1.contains("<h1>One</h1>"))
    #expect(first.1.contains("<script src=\"/-preview.js\" data-version=\"1\" defer></script>"))
    #expect(first.1.contains("default-src 'none'; connect-src 'self'; "))
    #expect(try await Self.answer("", port: port)?.1.contains("href=\"a.html\"") == true)
    #expect(try await Self.answer("../book/a.md", port: port)?.0 == 404)
    #expect(try await Self.answer("a.html", port: port, host: "elsewhere.org")?.0 == 403)
    try program.write("book/a.md", "# Another\n")
    #expect(try await Self.answer("-preview?shown=1", port: port)?.1 == "2")
    #expect(try await Self.answer("a.html", port: port)?.1.contains("<h1>Another</h1>") == true)
    #expect(program.read("output/a.html") == nil)
    let second = try program.run("preview", "book", "--no-browser", "--port", String(port))
    #expect(second.status == 1 && second.errors.contains("choose another with --port"))
    preview.interrupt()
    preview.waitUntilExit()
    #expect(preview.terminationReason == .exit && preview.terminationStatus == 0)
  }
}
