import CProcessor
import Synchronization

/// Threads that share the parts of large kernels for as long as a training runs.
///
/// A helper that finds no part to take keeps looking instead of sleeping: the kernels of a step follow one
/// another more closely than a sleeping thread wakes. Helpers are asked for when work is shared, so that small
/// trainings have none; whatever no helper takes, the caller does.
final class Team: @unchecked Sendable {
  /// How many threads there are at most, with the caller's own.
  let threads: Int
  private let helpers: Helpers
  private let helping = Atomic(0)
  private let unclaimed = Atomic(0)
  private let unfinished = Atomic(0)
  private let isDismissed = Atomic(false)
  /// Read only by those who have claimed a part: until it is finished the caller keeps the work alive.
  private var work: ((Int) -> Void)?

  /// The caller alone.
  static var alone: Team { Team(.none) }

  /// A team of the caller and such helpers as there are.
  init(_ helpers: Helpers) {
    self.helpers = helpers
    threads = max(helpers.threads, 1)
  }

  /// Does the parts of a work, each once, and returns when all are done. One thread calls it, not from
  /// within a part.
  func share(_ parts: Int, _ work: (Int) -> Void) {
    guard threads > 1, parts > 1 else { return (0..<max(parts, 0)).forEach(work) }
    askForHelpers()
    withoutActuallyEscaping(work) { work in
      self.work = work
      unfinished.store(parts, ordering: .relaxed)
      unclaimed.store(parts, ordering: .releasing)
      while doPart() {}
      var idle = 0
      while unfinished.load(ordering: .acquiring) > 0 { Self.wait(&idle) }
      self.work = nil
    }
  }

  /// Lets the helpers go.
  func dismiss() { isDismissed.store(true, ordering: .relaxed) }

  /// Claims a part and does it; false if there is none.
  private func doPart() -> Bool {
    let count = unclaimed.load(ordering: .relaxed)
    guard count > 0 else { return false }
    let (claimed, _) = unclaimed.compareExchange(
      expected: count, desired: count - 1, ordering: .acquiringAndReleasing)
    guard claimed else { return true }
    work?(count - 1)
    unfinished.subtract(1, ordering: .releasing)
    return true
  }

  /// Asks for the helpers that are missing.
  private func askForHelpers() {
    while helping.load(ordering: .relaxed) < threads - 1 {
      helping.add(1, ordering: .relaxed)
      guard helpers.start({ self.help() }) else {
        helping.subtract(1, ordering: .relaxed)
        return
      }
    }
  }

  /// Does parts until the team is dismissed or the thread is wanted for other work.
  private func help() {
    var idle = 0
    while !isDismissed.load(ordering: .relaxed), !helpers.areWantedElsewhere() {
      if doPart() { idle = 0 } else { Self.wait(&idle) }
    }
    helping.subtract(1, ordering: .relaxed)
  }

  /// Waits a moment; after about a tenth of a millisecond, others who want the core go first.
  private static func wait(_ idle: inout Int) {
    idle += 1
    if idle < 4096 { processor_pause() } else { processor_yield() }
  }
}
