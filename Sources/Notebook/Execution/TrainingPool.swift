import Engine
import Foundation
import Source
import Synchronization

/// Threads that trainings run on, at most a given number at once; none waits on anything but work.
///
/// Threads that no training needs help with the large layers of those that run, until one waits for them.
final class TrainingPool: Sendable {
  private struct State {
    var waiting: [@Sendable () -> Void] = []
    var threads = 0
  }

  private let limit: Int
  private let state = Mutex(State())
  private let waiting = Atomic(0)

  /// A pool of at most `limit` threads.
  init(limit: Int) { self.limit = max(1, limit) }

  /// Runs some work on a thread of the pool, after the work given before it has started.
  func submit(_ work: @escaping @Sendable () -> Void) {
    let startsThread = state.withLock { state in
      state.waiting.append(work)
      waiting.add(1, ordering: .relaxed)
      return takeSeat(&state)
    }
    if startsThread { startThread {} }
  }

  /// The threads that have no training to run.
  var helpers: Helpers {
    Helpers(
      threads: limit,
      start: { [self] work in
        let isIdle = state.withLock { state in state.waiting.isEmpty && takeSeat(&state) }
        if isIdle { startThread(work) }
        return isIdle
      }, areWantedElsewhere: { [self] in waiting.load(ordering: .relaxed) > 0 })
  }

  private func takeSeat(_ state: inout State) -> Bool {
    guard state.threads < limit else { return false }
    state.threads += 1
    return true
  }

  /// Starts a thread that does some work and then what waits.
  private func startThread(_ first: @escaping @Sendable () -> Void) {
    let thread = Thread { [self] in
      first()
      while let work = takeWork() { work() }
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  private func takeWork() -> (@Sendable () -> Void)? {
    state.withLock { state in
      guard state.waiting.isEmpty else {
        waiting.subtract(1, ordering: .relaxed)
        return state.waiting.removeFirst()
      }
      state.threads -= 1
      return nil
    }
  }
}

/// A training that runs on a thread of its own; its result is waited for where it is needed.
final class TrainingRun: Sendable {
  /// What a training made, and the generator as it left it.
  struct Finished: Sendable {
    let result: TrainingResult
    let generator: Generator
  }

  typealias Outcome = Result<Finished, DiagnosticError>
  private let outcome = Mutex<Outcome?>(nil)
  private let isFinished = DispatchSemaphore(value: 0)

  /// Starts a training in a pool.
  init(in pool: TrainingPool, _ train: @escaping @Sendable () -> Outcome) {
    pool.submit { [self] in
      let result = train()
      outcome.withLock { $0 = result }
      isFinished.signal()
    }
  }

  /// Waits for the training; throws what it threw.
  func finished() throws(DiagnosticError) -> Finished {
    isFinished.wait()
    isFinished.signal()
    guard let outcome = outcome.withLock({ $0 }) else {
      throw DiagnosticError(Diagnostic(code: "E0500", "the training left no result", at: Span(0, 0)))
    }
    return try outcome.get()
  }

  /// Waits for the training and gives what it made.
  func result() throws(DiagnosticError) -> TrainingResult { try finished().result }
}
