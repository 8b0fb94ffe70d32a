/// One piece of work, done by this project and by its peers.
struct Benchmark {
  /// What the rows are called.
  let title: String
  /// What the peers call the work.
  let name: String
  /// How many times the work is done in one measurement.
  let repetitions: Int
  /// The peers that can do it.
  let peers: [String]
  /// How many cores everyone may use.
  var cores = 1
  /// Does the work this many times.
  let work: (_ repetitions: Int) throws -> Measurement

  /// All cases, in the order in which they are printed.
  static func all() throws -> [Benchmark] {
    try smallNetworks() + [spiralClassifier()] + largeNetworks() + [peakMemory()] + matrixProducts()
      + [scalarGraph()] + figures() + graphs()
  }

  /// Measures the time that a closure takes.
  static func time(_ body: () throws -> Void) rethrows -> Measurement {
    let start = ContinuousClock.now
    try body()
    return Measurement(seconds: (ContinuousClock.now - start) / .seconds(1))
  }
}

/// What one measurement found.
struct Measurement {
  /// The time that all repetitions took.
  var seconds: Double
  /// The size of what was made, where that is compared too.
  var bytes: Int?
  /// The result, by which it is seen that both sides did the same work.
  var value: Double?
}
