import Engine
import Foundation

extension Benchmark {
  /// The most memory that a training of 784-512-512-10 by Adam in batches of 128 holds beyond its network
  /// and data; the result is that over twice the parameters, the optimizer's state and one batch of
  /// activations. Linux alone tells.
  static func peakMemory() throws -> Benchmark {
    let (network, dataset, options) = try largeTraining()
    let parameters = network.parameterCount
    let activations = 128 * (784 + 512 + 512 + 10)
    let bound = 8 * (2 * parameters + 2 * parameters + activations)
    return Benchmark(
      title: "784-512-512-10, peak memory", name: "memory", repetitions: 5, peers: []
    ) { steps in
      ResidentMemory.forgetPeak()
      let before = ResidentMemory.read("VmRSS")
      var measurement = try train(network, dataset, options, steps: steps, cores: 1)
      measurement.bytes = ResidentMemory.read("VmHWM") - before
      measurement.value = Double(measurement.bytes ?? 0) / Double(bound)
      return measurement
    }
  }
}

/// What the kernel says about the memory of this process.
private enum ResidentMemory {
  /// Gives freed memory back and lets the peak start anew.
  static func forgetPeak() {
    if let trim = dlsym(nil, "malloc_trim") {
      _ = unsafeBitCast(trim, to: (@convention(c) (Int) -> Int32).self)(0)
    }
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
  }

  /// A field of the process's status in bytes; 0 where there is none.
  static func read(_ field: String) -> Int {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix(field + ":") })
    else { return 0 }
    return (Int(line.filter(\.isNumber)) ?? 0) * 1024
  }
}
