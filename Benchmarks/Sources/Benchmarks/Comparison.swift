/// The measurements of one case: its own and, for each peer, the peer's, round by round.
struct Comparison {
  let benchmark: Benchmark
  let own: [Measurement]
  let others: [(peer: String, measurements: [Measurement])]

  /// Measures in rounds that take turns, so that a slow spell of the machine meets everyone.
  init(of benchmark: Benchmark, with peers: inout Peers, rounds: Int) throws {
    self.benchmark = benchmark
    let present = benchmark.peers.filter { peers.start($0, cores: benchmark.cores) }
    _ = try benchmark.work(benchmark.repetitions)
    for peer in present { _ = try peers.measure(peer, benchmark) }
    var own: [Measurement] = []
    var others = present.map { (peer: $0, measurements: [Measurement]()) }
    for _ in 0..<rounds {
      own.append(try benchmark.work(benchmark.repetitions))
      for index in others.indices {
        others[index].measurements.append(try peers.measure(others[index].peer, benchmark))
      }
    }
    self.own = own
    self.others = others
  }

  /// The median over the rounds of a peer's time over the own time.
  func ratio(_ measurements: [Measurement]) -> Double {
    zip(measurements, own).map { $0.seconds / $1.seconds }.median
  }

  /// The median time of one repetition.
  func seconds(_ measurements: [Measurement]) -> Double {
    measurements.map(\.seconds).median / Double(benchmark.repetitions)
  }
}

extension [Double] {
  /// The middle one of the sorted numbers, the upper one of two; NaN for none.
  var median: Double { isEmpty ? .nan : sorted()[count / 2] }
}
