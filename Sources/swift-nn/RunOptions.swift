import ArgumentParser
import Foundation
import Notebook
import Source

/// Options of every command that runs notebooks.
struct RunOptions: ParsableArguments {
  @Option(name: [.customShort("P"), .long], help: "Gives a parameter of the front matter another value.")
  var parameter: [String] = []

  @Option(help: "How many trainings run at once.")
  var jobs: Int?

  @Option(help: "How diagnostics are written: text or json.")
  var format = ReportFormat.text

  @Flag(help: "Treats warnings as errors.")
  var strict = false

  @Flag(help: "Shows no progress.")
  var quiet = false

  @Option(help: "The most steps that one training may take.")
  var maxSteps: Int?

  @Option(help: "The most memory that values may take, in MiB.")
  var maxMemory: Int?

  @Option(help: "The most seconds that a notebook may take.")
  var maxSeconds: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    for text in parameter where !text.contains("=") {
      throw ValidationError("'\(text)' is not a parameter; write -P name=value.")
    }
  }

  /// What a notebook may use, and who watches it.
  func context(for file: URL, root: URL, progress: ProgressBar?) -> RunContext {
    var limits = Limits()
    if let maxSteps { limits.steps = max(0, maxSteps) }
    if let maxSeconds { limits.seconds = max(0, maxSeconds) }
    if let maxMemory { limits.memory = max(1, min(maxMemory, 1 << 40)) << 20 }
    var context = RunContext(
      folder: file.deletingLastPathComponent(), root: root,
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, limits: limits,
      isCancelled: { Interruption.isRequested })
    if let progress { context.progress = { report in progress.show(report) } }
    return context
  }

  /// The parameters as names and expressions.
  var parameters: [(name: String, text: String)] {
    parameter.map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
  }
}
