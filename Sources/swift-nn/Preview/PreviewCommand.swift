import ArgumentParser
import Foundation
import Notebook
import Pages

/// `swift-nn preview`: pages in a browser that follow the notebook as it is saved.
struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Shows notebooks in a browser and renders them again when they are saved.")

  @Argument(help: "Notebooks or folders; a folder is a book.")
  var paths: [String]

  @Option(help: "The port of this machine to serve at.")
  var port: UInt16 = 8_765

  @Flag(help: "Opens no browser.")
  var noBrowser = false

  @Flag(help: "Passes the author's HTML and any link through.")
  var allowHTML = false

  @OptionGroup var options: RunOptions

  func run() async throws {
    Interruption.install()
    let site = PreviewSite()
    let server = PreviewServer(site: site, port: port)
    let seen = try watched()
    try await render(to: site)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask { try await follow(from: seen, site) }
      StandardError.write("\(server.address) shows the notebook as it is saved; Ctrl-C ends it\n")
      if !noBrowser { Browser.open(server.address) }
      defer { group.cancelAll() }
      do {
        try await group.next()
      } catch  where !(error is ExitCode) {
        StandardError.write("Error: port \(port) cannot be served at; choose another with --port.\n")
        throw ExitCode.failure
      }
    }
  }

  /// Renders again after every change, until the user ends it.
  private func follow(from seen: [WatchedFolder], _ site: PreviewSite) async throws {
    var seen = seen
    while !Interruption.isRequested {
      try await Task.sleep(for: .milliseconds(200))
      guard let now = try? watched(), now != seen else { continue }
      seen = now
      try? await render(to: site)
    }
  }

  /// Notebooks may take long to run, which is no work for the threads that serve.
  private func render(to site: PreviewSite) async throws {
    let files = try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try rendered() }) }
    }
    await site.show(files)
  }

  private func rendered() throws -> [OutputFile] {
    var pages = BookOptions()
    pages.formats = [.html]
    pages.allowsHTML = allowHTML
    pages.formulaCache = CacheFolder.formulas?.path
    var reporter = DiagnosticReporter(options, ownsOutput: false)
    return try BookExecution(run: options, pages: pages).render(paths, &reporter).files
  }

  /// The folders of the notebooks with all that they may name.
  private func watched() throws -> [WatchedFolder] {
    let folders = try NotebookFiles(paths).files.map { $0.deletingLastPathComponent().standardizedFileURL }
    var paths: Set<String> = []
    return folders.filter { paths.insert($0.path).inserted }.map(WatchedFolder.init)
  }
}

/// The user's browser.
enum Browser {
  /// Opens an address; where that cannot be done, the address is there to be read.
  static func open(_ address: String) {
    #if os(macOS)
      let opener = "open"
    #else
      let opener = "xdg-open"
    #endif
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [opener, address]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try? process.run()
  }
}
