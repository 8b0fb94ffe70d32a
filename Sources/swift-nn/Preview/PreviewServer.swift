import FlyingFox
import FlyingSocks
import Foundation

/// Serves a preview to browsers of this machine.
struct PreviewServer {
  let site: PreviewSite
  let port: UInt16

  /// The address to open.
  var address: String { "http://127.0.0.1:\(port)/" }

  /// Serves until the task is cancelled; throws where the port is taken.
  func run() async throws {
    let silence: DisabledLogger = .disabled
    let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: port), logger: silence)
    await server.appendRoute("GET /*") { (request: HTTPRequest) -> HTTPResponse in await answer(request) }
    try await server.run()
  }

  private func answer(_ request: HTTPRequest) async -> HTTPResponse {
    guard isMeant(request) else { return HTTPResponse(statusCode: .forbidden) }
    let path = String((request.path.removingPercentEncoding ?? "").drop { $0 == "/" })
    if path == PreviewScript.versionPath {
      let shown = request.query.first { $0.name == "shown" }.flatMap { Int($0.value) } ?? 0
      return response(Array(String(await site.version(after: shown)).utf8), "text/plain")
    }
    guard let file = await site.file(at: path) else { return HTTPResponse(statusCode: .notFound) }
    return response(file.bytes, file.type)
  }

  /// A page from elsewhere that calls this machine by a name of its own may not read notebooks.
  private func isMeant(_ request: HTTPRequest) -> Bool {
    ["127.0.0.1:\(port)", "localhost:\(port)"].contains(request.headers[.host] ?? "")
  }

  private func response(_ bytes: [UInt8], _ type: String) -> HTTPResponse {
    HTTPResponse(
      statusCode: .ok, headers: [.contentType: type, .cacheControl: "no-store"], body: Data(bytes))
  }
}
