import Engine
import Foundation

extension Benchmark {
  /// A classifier of three arms of a spiral: 2-100-3, ReLU, cross entropy, 300 points, full batch.
  static func spiralClassifier() throws -> Benchmark {
    let network = try network(
      2, [.dense(units: 100, activation: .relu), .dense(units: 3, activation: .identity)])
    let dataset = try spiral()
    let options = TrainingOptions(loss: .crossEntropy, optimizer: .sgd, schedule: .constant(1))
    return Benchmark(
      title: "spiral, 2-100-3 ReLU, 300 points", name: "spiral", repetitions: 500,
      peers: ["numpy", "torch", "jax"]
    ) { steps in
      try train(network, dataset, options, steps: steps, cores: 1)
    }
  }

  /// Arms without noise, so that every side makes the same points.
  private static func spiral() throws -> Dataset {
    var (x, labels): ([Double], [Double]) = ([], [])
    for label in 0..<3 {
      for index in 0..<100 {
        let radius = Double(index) / 99
        let angle = 4 * (Double(label) + radius)
        x += [radius * sin(angle), radius * cos(angle)]
        labels.append(Double(label))
      }
    }
    return try Dataset(x: Tensor(shape: [300, 2], values: x), y: Tensor(labels), classes: 3)
  }
}
