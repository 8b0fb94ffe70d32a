import ArgumentParser
import Foundation
import Notebook
import Pages
import Source

/// `swift-nn render`: notebooks as pages.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Runs notebooks and writes them as pages.")

  @Argument(help: "Notebooks or folders; a folder is a book.")
  var paths: [String]

  @Option(name: [.customShort("o"), .long], help: "The folder to write to.")
  var output = "output"

  @OptionGroup var pages: PageOptions
  @OptionGroup var options: RunOptions

  func run() throws {
    Interruption.install()
    var reporter = DiagnosticReporter(options, ownsOutput: true)
    if let notebook = OverwrittenNotebook(
      among: try NotebookFiles(paths), output: output, formats: try pages.formats)
    {
      reporter.report(notebook)
      throw ExitCode.failure
    }
    let execution = BookExecution(run: options, pages: try pages.book)
    let rendered = try execution.render(paths, &reporter)
    try Interruption.endIfRequested()
    let report = OutputWriter(folder: URL(fileURLWithPath: output)).write(rendered.files)
    if let first = report.failures.first {
      reporter.report(UnwritableFile(first, in: output, among: report.failures.count))
    }
    if !options.quiet { summarize(report, rendered) }
    if reporter.hasFailed { throw ExitCode.failure }
  }

  private func summarize(_ report: OutputWriter.Report, _ rendered: RenderedNotebooks) {
    let files = report.written.count == 1 ? "1 file" : "\(report.written.count) files"
    let chapters = rendered.chapters == 1 ? "1 notebook" : "\(rendered.chapters) notebooks"
    StandardError.write(
      "\(chapters): wrote \(files) to \(output), \(report.unchanged.count) were up to date\n")
  }
}

/// Options about what is written.
struct PageOptions: ParsableArguments {
  @Option(
    name: [.customShort("t"), .long], help: "What to write: html, markdown, ipynb, with commas between.")
  var to = "html,markdown"

  @Flag(help: "Writes each page as one file that needs no other.")
  var selfContained = false

  @Flag(help: "Passes the author's HTML and any link through.")
  var allowHTML = false

  @Flag(help: "Sets every formula anew.")
  var noCache = false

  func validate() throws { _ = try formats }

  /// What is written, as the book sees it.
  var book: BookOptions {
    get throws {
      var options = BookOptions()
      options.formats = try formats
      options.isSelfContained = selfContained
      options.allowsHTML = allowHTML
      options.formulaCache = noCache ? nil : CacheFolder.formulas?.path
      return options
    }
  }

  /// The formats named by `--to`.
  var formats: Set<BookOptions.Format> {
    get throws {
      Set(
        try to.split(separator: ",").map { name in
          guard let format = BookOptions.Format(rawValue: name.trimmingCharacters(in: .whitespaces)) else {
            throw ValidationError("'\(name)' is not a format; it is html, markdown or ipynb.")
          }
          return format
        })
    }
  }
}
