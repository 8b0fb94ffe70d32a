/// What a training leaves behind for the next one, so that 500 steps and then 300 are 800.
struct TrainingState: Sendable, Equatable {
  /// The number of updates so far.
  var step: Int
  /// The rule whose memory `slots` holds.
  var optimizer: Optimizer
  /// The number of updates that `slots` remember.
  var age: Int
  /// What the optimizer remembers, one array of all parameters a slot.
  var slots: [[Double]]
  /// The order of the current epoch, and how much of it has been visited.
  var order: [Int]
  var visited: Int
  /// The generator that the training was given.
  var start: Generator
  /// The generator as the training left it.
  var generator: Generator
}
