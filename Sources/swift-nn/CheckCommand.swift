import ArgumentParser
import Foundation
import Notebook
import Source

/// `swift-nn check`: everything that can be known without training, then the expectations.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks notebooks: first without training, then their 'expect' lines.")

  @Argument(help: "Notebooks or folders.")
  var paths: [String]

  @Option(help: "A folder of rendered output to compare with, byte for byte.")
  var against: String?

  @OptionGroup var options: RunOptions

  func run() throws {
    Interruption.install()
    let bar = ProgressBar(isQuiet: options.quiet)
    var reporter = DiagnosticReporter(options, ownsOutput: true)
    let execution = NotebookExecution(options)
    for file in try NotebookFiles(paths).files {
      let (source, executed) = try execution.run(file, root: file.deletingLastPathComponent(), bar, &reporter)
      bar?.clear()
      if let executed { reporter.report(executed.diagnostics, in: source) }
    }
    if reporter.hasFailed { throw ExitCode.failure }
  }
}
