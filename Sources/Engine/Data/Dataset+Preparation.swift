extension Dataset {
  /// The first `fraction` of a random order of the points, and the rest. Both parts get at least one
  /// point; throws when the fraction is not between 0 and 1 or there is only one point.
  public func split(
    _ fraction: Double, generator: inout Generator
  ) throws(EngineError) -> (train: Dataset, test: Dataset) {
    guard fraction > 0, fraction < 1 else {
      throw .invalidValue(what: "the share of a split", value: fraction, requirement: "between 0 and 1")
    }
    guard count > 1 else { throw .refused(message: "one point cannot be split", hint: nil) }
    let order = generator.permutation(count)
    let cut = min(max(Int((fraction * Double(count)).rounded()), 1), count - 1)
    return (selecting(Array(order[..<cut])), selecting(Array(order[cut...])))
  }

  /// How features are moved and scaled to mean 0 and standard deviation 1.
  public struct Standardization: Sendable, Equatable {
    /// The mean of each feature.
    public let mean: [Double]
    /// The population standard deviation of each feature; 1 where a feature never changes.
    public let deviation: [Double]
  }

  /// The standardisation learnt from this set's features.
  public var standardization: Standardization {
    let (values, width) = (x.values, featureCount)
    var mean = [Double](repeating: 0, count: width)
    var square = mean
    for (index, value) in values.enumerated() { mean[index % width] += value / Double(count) }
    for (index, value) in values.enumerated() {
      let distance = value - mean[index % width]
      square[index % width] += distance * distance / Double(count)
    }
    return Standardization(mean: mean, deviation: square.map { $0 > 0 ? $0.squareRoot() : 1 })
  }

  /// The set with its features moved and scaled; the targets stay. Throws when the number of
  /// features differs.
  public func standardized(by rule: Standardization) throws(EngineError) -> Dataset {
    guard rule.mean.count == featureCount else {
      throw .incompatibleShapes(
        operation: "standardize", shapes: [x.shape, [rule.mean.count]], rule: "as many features are needed")
    }
    let width = featureCount
    let values = x.values.enumerated().map { index, value in
      (value - rule.mean[index % width]) / rule.deviation[index % width]
    }
    return Dataset(unchecked: Tensor(unchecked: x.shape, values), y, classes)
  }
}
