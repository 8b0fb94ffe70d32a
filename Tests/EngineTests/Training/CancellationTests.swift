import Engine
import Testing

@Suite("Watching a training")
struct CancellationTests {
  @Test("a training stops before any step it is told to stop at", arguments: 0..<12)
  func everyStep(_ stop: Int) throws {
    let asked = Counter()
    let result = try train(12, TrainingControl(isCancelled: { asked.next() == stop }))
    #expect(result.outcome == .cancelled(step: stop + 1))
    #expect(result.losses.count == stop)
    #expect(result.network.step == stop)
    #expect(result.network == (try train(stop)).network)
    #expect(asked.next() == stop + 1)
  }

  @Test("being watched changes no bit, and is asked once a step")
  func watching() throws {
    let asked = Counter()
    let control = TrainingControl(
      isCancelled: {
        _ = asked.next()
        return false
      }, progress: { _ in })
    #expect(try train(30, control).network == (try train(30)).network)
    #expect(asked.next() == 30)
  }

  private func train(
    _ steps: Int, _ control: TrainingControl = TrainingControl()
  ) throws -> TrainingResult {
    var generator = Generator.swiftNN(seed: 2)
    let data = try Dataset.xor(count: 8, generator: &generator)
    let network = try Network(
      inputs: 2, layers: [.dense(units: 3, activation: .tanh), .dense(units: 2, activation: .identity)],
      generator: &generator)
    let options = TrainingOptions(
      loss: .crossEntropy, optimizer: .adam(), length: .steps(steps), batchSize: 5)
    return try Training.run(network, on: data, options: options, generator: &generator, control: control)
  }
}
