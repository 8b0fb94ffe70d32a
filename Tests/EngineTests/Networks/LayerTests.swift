import Engine
import Testing

@Suite("Layers in training")
struct LayerTests {
  /// With zero weights and target 1 the first step at rate 1 makes each weight the value that reached it:
  /// 0 where it was dropped, else 1 / (1 − p).
  @Test("dropout keeps its share and scales what it keeps", arguments: [0.0, 0.25, 0.5, 0.9])
  func dropout(_ share: Double) throws {
    var generator = Generator.swiftNN(seed: 12)
    let network = try Network(
      inputs: 4000, layers: [.dropout(share), .dense(units: 1, activation: .identity)],
      initialization: .zeros, generator: &generator)
    let data = try Dataset(
      x: Tensor(shape: [1, 4000], values: [Double](repeating: 1, count: 4000)), y: Tensor([1]))
    let options = TrainingOptions(loss: .l2, schedule: .constant(1), length: .steps(1))
    let trained = try Training.run(network, on: data, options: options, generator: &generator).network
    let weights = trained.weights[0].values
    #expect(weights.allSatisfy { $0 == 0 || abs($0 - 1 / (1 - share)) < 1e-12 })
    let kept = Double(weights.count { $0 != 0 }) / 4000
    // Four standard deviations of a binomial share.
    #expect(abs(kept - (1 - share)) <= 4 * (share * (1 - share) / 4000).squareRoot())
  }

  @Test("dropout does nothing outside training")
  func dropoutOutsideTraining() throws {
    var generator = Generator.swiftNN(seed: 12)
    let network = try Network(
      inputs: 3, layers: [.dropout(0.9), .activation(.identity)], generator: &generator)
    #expect(try network.forward(Tensor([1, 2, 3])) == Tensor([1, 2, 3]))
  }

  /// PyTorch: bn = BatchNorm1d(2); bn(x); bn(2x − 1); bn.eval(); bn(x), in 64 bits.
  @Test("running statistics move as PyTorch's do")
  func batchNorm() throws {
    var generator = Generator.swiftNN(seed: 1)
    var network = try Network(inputs: 2, layers: [.batchNorm], generator: &generator)
    let x = [1.0, 10, 2, 20, 4, 60]
    for batch in [x, x.map { 2 * $0 - 1 }] {
      let points = try Tensor(shape: [3, 2], values: batch)
      let options = TrainingOptions(schedule: .constant(0), length: .steps(1))
      network = try Training.run(
        network, on: Dataset(x: points, y: points), options: options, generator: &generator
      ).network
    }
    let expected = try Tensor(
      shape: [3, 2],
      values: [
        0.3028957459721831, 0.07550379436320169, 1.0183975081111982, 0.6148166112432143,
        2.4494010323892286, 2.7720678787632647,
      ])
    #expect(try network.forward(Tensor(shape: [3, 2], values: x)).isClose(to: expected, tolerance: 1e-14))
  }
}
