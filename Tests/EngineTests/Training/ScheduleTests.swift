import Engine
import Testing

/// Learning rates read off a weight whose gradient is −1 at every step: its change is the rate.
@Suite("Schedules")
struct ScheduleTests {
  // PyTorch's CosineAnnealingLR with T_max = 4 from 0.1 to 0.02, and the same held at its end.
  @Test("a cosine with a length of its own counts the steps of the network")
  func cosine() throws {
    let schedule = Schedule.cosine(rate: 0.1, end: 0.02, steps: 4)
    let expected = [0.1, 0.0882842712474619, 0.06, 0.03171572875253811, 0.02, 0.02]
    #expect(close(try rates(schedule, [6]), expected))
    #expect(close(try rates(schedule, [3, 3]), expected))
  }

  @Test("a cosine without a length spans each training")
  func cosineOfTraining() throws {
    let schedule = Schedule.cosine(rate: 0.1, end: 0.02)
    let expected = [0.1, 0.0882842712474619, 0.06, 0.03171572875253811]
    #expect(close(try rates(schedule, [4]), expected))
    #expect(close(try rates(schedule, [4, 4]), expected + expected))
    #expect(close(try rates(.warmup(steps: 2, then: schedule), [6]), [0.05, 0.1] + expected))
  }

  @Test("steps and warm-ups go on where the last training ended")
  func resumed() throws {
    let decay = Schedule.stepDecay(rate: 0.8, factor: 0.5, every: 2)
    #expect(close(try rates(decay, [5]), [0.8, 0.8, 0.4, 0.4, 0.2]))
    #expect(close(try rates(decay, [3, 2]), [0.8, 0.8, 0.4, 0.4, 0.2]))
    let warmup = Schedule.warmup(steps: 4, then: .constant(0.8))
    #expect(close(try rates(warmup, [6]), [0.2, 0.4, 0.6, 0.8, 0.8, 0.8]))
    #expect(close(try rates(warmup, [3, 3]), [0.2, 0.4, 0.6, 0.8, 0.8, 0.8]))
  }

  private func close(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-9 }
  }

  /// The rate of each step of trainings of these lengths, one after the other.
  private func rates(_ schedule: Schedule, _ lengths: [Int]) throws -> [Double] {
    var generator = Generator.swiftNN(seed: 1)
    var network = try Network(
      inputs: 1, layers: [.dense(units: 1, activation: .identity)], initialization: .zeros,
      generator: &generator)
    let far = try Dataset(x: Tensor([1]), y: Tensor([1e3]))
    var weights = [0.0]
    for length in lengths {
      let options = TrainingOptions(
        loss: .mae, schedule: schedule, length: .steps(length), frameCount: 1000)
      let result = try Training.run(network, on: far, options: options, generator: &generator)
      weights += result.frames.dropFirst().map { $0.network.weights[0][0] }
      network = result.network
    }
    return zip(weights.dropFirst(), weights).map { $0 - $1 }
  }
}
