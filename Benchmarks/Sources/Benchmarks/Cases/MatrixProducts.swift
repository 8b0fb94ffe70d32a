import Engine

extension Benchmark {
  /// Products of square matrices, against the BLAS of NumPy.
  static func matrixProducts() throws -> [Benchmark] {
    try [(256, 40), (1024, 2)].map { size, repetitions in
      let (a, b) = try (matrix(size, seed: 1), matrix(size, seed: 2))
      return Benchmark(
        title: "matrix product, \(size)", name: "product-\(size)", repetitions: repetitions,
        peers: ["numpy"]
      ) { repetitions in
        var product = a
        var measurement = try time {
          for _ in 0..<repetitions { product = try Operation.matrixProduct([a, b]) }
        }
        measurement.value = product.values.first
        return measurement
      }
    }
  }

  private static func matrix(_ size: Int, seed: UInt32) throws -> Tensor {
    var generator = Generator.numPy(seed: seed)
    return try Tensor(shape: [size, size], values: (0..<size * size).map { _ in generator.uniform() })
  }
}
