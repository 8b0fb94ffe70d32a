import Foundation
import Notebook
import Synchronization

/// One line on a terminal about the training in progress: bar, step, steps a second, time left.
final class ProgressBar: Sendable {
  private struct State {
    /// When each training was first heard of; several run side by side.
    var starts: [String: ContinuousClock.Instant] = [:]
    var isShown = false
  }

  private let state = Mutex(State())

  /// A bar, where standard error is a terminal.
  init?(isQuiet: Bool) {
    guard StandardError.isTerminal, !isQuiet else { return nil }
  }

  func show(_ report: TrainingReport) {
    let elapsed = state.withLock { state in
      let start = state.starts[report.name, default: .now]
      state.starts[report.name] = report.step < report.steps ? start : nil
      state.isShown = true
      return ContinuousClock.now - start
    }
    StandardError.write("\r\u{1B}[2K" + Self.line(report, elapsed))
  }

  /// Removes the line.
  func clear() {
    let wasShown = state.withLock { state in
      defer { state.isShown = false }
      return state.isShown
    }
    if wasShown { StandardError.write("\r\u{1B}[2K") }
  }

  private static func line(_ report: TrainingReport, _ elapsed: Duration) -> String {
    let share = report.steps > 0 ? Double(report.step) / Double(report.steps) : 1
    let filled = Int((share * 24).rounded())
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    let speed = seconds > 0 ? Double(report.step) / seconds : 0
    let left = speed > 0 ? Double(report.steps - report.step) / speed : 0
    return "\(report.name) \(bar) \(report.step)/\(report.steps)"
      + String(format: "  %.0f steps/s  %.0f s left  loss %.4g", speed, left, report.loss)
  }
}
