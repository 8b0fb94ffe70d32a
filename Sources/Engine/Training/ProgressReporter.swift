/// Tells how far a training is, at most about twenty times a second.
///
/// The clock is read after a number of steps that is doubled while it proves too small, so that
/// reading it costs nothing even where a step takes a microsecond.
struct ProgressReporter {
  private static let interval = Duration.milliseconds(50)

  private let progress: (@Sendable (TrainingProgress) -> Void)?
  private let clock = ContinuousClock()
  private var latest: ContinuousClock.Instant
  private var pause = 1
  private var next = 1

  init(_ control: TrainingControl) {
    progress = control.progress
    latest = clock.now
  }

  /// Called after every update.
  mutating func report(step: Int, of steps: Int, loss: Double) {
    guard let progress, step >= next || step == steps else { return }
    let now = clock.now
    let elapsed = now - latest
    if elapsed < Self.interval / 4 { pause = min(pause * 2, 1 << 16) }
    if elapsed > Self.interval * 2 { pause = max(pause / 2, 1) }
    next = step + pause
    guard elapsed >= Self.interval || step == steps else { return }
    latest = now
    progress(TrainingProgress(step: step, steps: steps, loss: loss))
  }
}
