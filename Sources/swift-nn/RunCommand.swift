import ArgumentParser
import Foundation
import Notebook
import Source

/// `swift-nn run`: what each cell shows, as plain text or JSON.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs a notebook and prints what each cell shows.")

  @Argument(help: "The notebook.")
  var notebook: String

  @OptionGroup var options: RunOptions

  func run() throws {
    Interruption.install()
    let bar = ProgressBar(isQuiet: options.quiet)
    var reporter = DiagnosticReporter(options, ownsOutput: false)
    for file in try NotebookFiles([notebook]).files {
      let (source, executed) = try NotebookExecution(options).run(
        file, root: file.deletingLastPathComponent(), bar, &reporter)
      bar?.clear()
      try Interruption.endIfRequested()
      if let executed { FileHandle.standardOutput.write(Data(text(executed).utf8)) }
      if let executed { reporter.report(executed.diagnostics, in: source) }
    }
    if reporter.hasFailed { throw ExitCode.failure }
  }

  private func text(_ executed: ExecutedNotebook) -> String {
    options.format == .json ? JSONReport(executed).text : PlainReport(executed).text
  }
}
