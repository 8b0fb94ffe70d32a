/// What batch normalisation has learnt of its input for use outside training.
struct RunningStatistics: Sendable, Equatable {
  /// The running mean of each feature; starts at 0.
  var mean: [Double]
  /// The running unbiased variance of each feature; starts at 1.
  var variance: [Double]

  init(width: Int) {
    mean = [Double](repeating: 0, count: width)
    variance = [Double](repeating: 1, count: width)
  }

  /// The weight of a new batch in the running values: PyTorch's `momentum`.
  static let newWeight = 0.1
}

/// The constant under the square root of both normalisations: PyTorch's `eps`.
let normalizationEpsilon = 1e-5
