import Engine
import Testing

/// What a training records on its way, against three steps of PyTorch 2.13 in 64 bits: `nn.Linear(2, 3)`, tanh,
/// `nn.Linear(3, 1)` with np.random.seed(42) and randn(fan_out, fan_in) / sqrt(fan_in), mean squared error,
/// `SGD(lr=0.1, momentum=0.9)`; norms are `weight.grad.norm()`, rates `(after - before).norm() / before.norm()`.
@Suite("What a training records")
struct RecorderTests {
  private func result() throws -> TrainingResult {
    var generator = Generator.numPy(seed: 42)
    let network = try Network(
      inputs: 2, layers: [.dense(units: 3, activation: .tanh), .dense(units: 1, activation: .identity)],
      generator: &generator)
    let x = try Tensor(shape: [4, 2], values: [0.5, -1, 1.5, 0.25, -0.75, 0.5, 2, 1])
    let options = TrainingOptions(
      loss: .mse, optimizer: .momentum(0.9), schedule: .constant(0.1), length: .steps(3), frameCount: 10,
      recordsUpdateRates: true)
    let data = try Dataset(x: x, y: Tensor([1, 0, -1, 0.5]))
    return try Training.run(network, on: data, options: options, generator: &generator)
  }

  @Test("losses, norms of gradients and rates of updates are PyTorch's")
  func curves() throws {
    let result = try result()
    let losses = [0.6991756765418123, 0.48218093627464864, 0.30341242239882615]
    let norms = [
      [1.0102049892474152, 0.762590329578948, 0.5431340974281156],
      [1.058603203564935, 0.7615344758689586, 0.4039395489723654],
    ]
    let rates = [
      [0.08095108075465632, 0.13576286832693268, 0.15086164009249234],
      [0.10088380200036402, 0.1708345214008125, 0.19572124130545712],
    ]
    #expect(Tensor(result.losses).isClose(to: Tensor(losses), tolerance: 1e-13))
    for layer in 0..<2 {
      #expect(Tensor(result.gradientNorms[layer]).isClose(to: Tensor(norms[layer]), tolerance: 1e-13))
      #expect(Tensor(result.updateRates[layer]).isClose(to: Tensor(rates[layer]), tolerance: 1e-13))
    }
  }

  @Test("frames hold the parameters as they stood after so many updates")
  func frames() throws {
    let expected = [
      [0.9043805525855024, 0.34098805119876185, -0.24404233271391876, -0.05430214719894988],
      [0.9090919420894673, 0.1750976275428684, -0.2058359812670407, -0.1265977504684431],
      [0.9393478175875898, -0.005067799981044129, -0.1729567512986626, -0.17068197285769454],
    ]
    let frames = try result().frames
    #expect(frames.map(\.step) == [0, 1, 2, 3])
    for (frame, values) in zip(frames.dropFirst(), expected) {
      let last = frame.network.parameters.suffix(2).flatMap { $0.value.values }
      #expect(Tensor(last).isClose(to: Tensor(values), tolerance: 1e-13))
    }
  }
}
