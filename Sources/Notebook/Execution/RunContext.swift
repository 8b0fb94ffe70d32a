package import Foundation
import Source

/// What a run takes from outside: where files are, what may be used, and who watches.
package struct RunContext: Sendable {
  /// The folder of the notebook; files are read from here.
  package var folder: URL
  /// The folder that reading must stay below: the book's.
  package var root: URL
  /// What a notebook may use.
  package var limits = Limits()
  /// How many trainings run at once; no number depends on it.
  package var jobs: Int
  /// Asked at each statement and each training step.
  package var isCancelled: @Sendable () -> Bool
  /// Told how far a training is.
  package var progress: (@Sendable (TrainingReport) -> Void)?

  let pool: TrainingPool
  private let start = ContinuousClock.now

  /// A context for a notebook in a folder.
  package init(
    folder: URL, root: URL? = nil, jobs: Int = 1, limits: Limits = Limits(),
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: (@Sendable (TrainingReport) -> Void)? = nil
  ) {
    self.folder = folder
    self.root = root ?? folder
    self.limits = limits
    self.jobs = max(1, jobs)
    self.isCancelled = isCancelled
    self.progress = progress
    pool = TrainingPool(limit: jobs)
  }
}

extension RunContext {
  /// Whether work must stop: somebody asked for it, or the time is up.
  var mustStop: Bool { isCancelled() || isOverTime }

  private var isOverTime: Bool { ContinuousClock.now - start > .seconds(limits.seconds) }

  /// What to say where work was stopped.
  func stopped(at span: Span) -> DiagnosticError {
    DiagnosticError(
      isCancelled()
        ? Diagnostic(code: "E0501", "interrupted", at: span)
        : Diagnostic(
          code: "E0503", "the notebook took longer than the \(limits.seconds) seconds allowed", at: span,
          hint: "allow more with --max-seconds"))
  }
}

extension Diagnostic {
  /// Whether this says that work was stopped.
  var isStop: Bool { ["E0501", "E0503"].contains(code) }
}

/// What a notebook may use, so that one from a stranger cannot take the machine.
package struct Limits: Sendable, Hashable {
  /// Bytes of values at one time.
  package var memory = 4 << 30
  /// Updates in one training.
  package var steps = 100_000_000
  /// Seconds for a whole notebook.
  package var seconds = 3_600
  /// Iterations of one sweep.
  package var runs = 10_000

  /// Generous limits.
  package init() {}
}

/// How far a training is, for a progress bar.
package struct TrainingReport: Sendable {
  /// The name of the network.
  package let name: String
  /// Updates made.
  package let step: Int
  /// Updates to make.
  package let steps: Int
  /// The loss before the latest update.
  package let loss: Double
}
