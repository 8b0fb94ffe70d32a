import ArgumentParser
import Foundation
import Notebook
import Pages
import Source

/// `swift-nn check`: everything that can be known without training, then the expectations.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks notebooks: first without training, then their 'expect' lines.")

  @Argument(help: "Notebooks or folders.")
  var paths: [String]

  @Option(
    help:
      "A folder of rendered output to compare with, byte for byte; of what 'benchmark' measured, that it is there."
  )
  var against: String?

  @OptionGroup var options: RunOptions

  func run() throws {
    Interruption.install()
    var reporter = DiagnosticReporter(options, ownsOutput: true)
    var pages = BookOptions()
    pages.formats = [.markdown]
    pages.formulaCache = CacheFolder.formulas?.path
    let rendered = try BookExecution(run: options, pages: pages).render(paths, &reporter)
    try Interruption.endIfRequested()
    if let against { compare(rendered, with: URL(fileURLWithPath: against), &reporter) }
    if reporter.hasFailed { throw ExitCode.failure }
  }

  /// Reports every file that differs or is missing and, of a whole book, every file that is there without a notebook.
  private func compare(_ rendered: RenderedNotebooks, with folder: URL, _ reporter: inout DiagnosticReporter)
  {
    for file in rendered.files {
      let name = "\(folder.relativePath)/\(file.path)"
      guard let found = FileManager.default.contents(atPath: folder.appendingPathComponent(file.path).path)
      else {
        reporter.report(Mismatch(missing: name))
        continue
      }
      if !file.isMeasured, let mismatch = Mismatch(of: Array(found), named: name, with: file.bytes) {
        reporter.report(mismatch)
      }
    }
    guard rendered.isBook else { return }
    let known = Set(rendered.files.map(\.path))
    for path in Self.committed(in: folder) where !known.contains(path) {
      reporter.report(Mismatch(unknown: "\(folder.relativePath)/\(path)"))
    }
  }

  /// The Markdown and figures of an output folder, in alphabetical order.
  private static func committed(in folder: URL) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".md") || $0.hasSuffix(".svg") }.sorted()
  }
}

extension DiagnosticReporter {
  /// Reports that files could not be written.
  mutating func report(_ file: UnwritableFile) {
    let others = file.count > 1 ? " and \(file.count - 1) other files" : ""
    report(
      [
        Diagnostic(
          code: "E0002", "'\(file.name)'\(others) cannot be written: \(file.reason)", at: Span(0, 0),
          hint: "nothing that was there before is lost; choose another folder with --output")
      ], in: SourceText(name: file.name, ""))
  }
}

/// A file that could not be written, and how many there are like it.
struct UnwritableFile {
  let name: String
  let reason: String
  let count: Int

  init(_ failure: OutputWriter.Failure, in folder: String, among count: Int) {
    name = "\(folder)/\(failure.path)"
    reason = failure.reason
    self.count = count
  }
}
