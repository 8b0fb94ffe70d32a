/// Batch and layer normalisation over feature-major values of `count` points.
struct NormalizationKernel {
  /// The number of features, of points, and the distance between features.
  let width: Int
  let count: Int
  let stride: Int

  // MARK: Over the batch

  /// Normalises each feature by its mean and variance over the batch: `normalized` gets x̂, `inverse`
  /// 1 / √(σ² + ε) a feature, `output` gain · x̂ + shift. Moves the running values by the new ones.
  func batchForward(
    _ input: Pointer, normalized: Pointer, inverse: Pointer, output: Pointer, gain: Pointer,
    shift: Pointer, runningMean: Pointer, runningVariance: Pointer
  ) {
    let points = Double(count)
    for feature in 0..<width {
      let row = input + feature * stride
      let mean = sum(row) { $0 } / points
      let variance = sum(row) { ($0 - mean) * ($0 - mean) } / points
      inverse[feature] = 1 / (variance + normalizationEpsilon).squareRoot()
      scale(row, mean, inverse[feature], into: normalized + feature * stride)
      let target = output + feature * stride
      affine(normalized + feature * stride, gain[feature], shift[feature], into: target)
      let unbiased = count > 1 ? variance * points / (points - 1) : variance
      let weight = RunningStatistics.newWeight
      runningMean[feature] = (1 - weight) * runningMean[feature] + weight * mean
      runningVariance[feature] = (1 - weight) * runningVariance[feature] + weight * unbiased
    }
  }

  /// Normalises each feature by its running mean and variance.
  func batchEvaluate(
    _ input: Pointer, output: Pointer, gain: Pointer, shift: Pointer, mean: Pointer, variance: Pointer
  ) {
    for feature in 0..<width {
      let target = output + feature * stride
      let inverse = 1 / (variance[feature] + normalizationEpsilon).squareRoot()
      scale(input + feature * stride, mean[feature], inverse, into: target)
      affine(target, gain[feature], shift[feature], into: target)
    }
  }

  /// The gradients of gain and shift, and `error` turned into that of the input.
  ///
  /// dx = gain / (σ n) · (n δ − Σ δ − x̂ Σ δ x̂); columns beyond the batch are set to zero again.
  func batchBackward(
    _ error: Pointer, normalized: Pointer, inverse: Pointer, gain: Pointer, gainGradient: Pointer,
    shiftGradient: Pointer
  ) {
    for feature in 0..<width {
      let (row, hat) = (error + feature * stride, normalized + feature * stride)
      let (errorSum, productSum) = sums(row, hat)
      gainGradient[feature] = productSum
      shiftGradient[feature] = errorSum
      let factor = gain[feature] * inverse[feature] / Double(count)
      for point in Swift.stride(from: 0, to: stride, by: laneCount) {
        let centred = Double(count) * row.lanes(point) - errorSum - hat.lanes(point) * productSum
        row.store(masked(centred * factor, point), point)
      }
    }
  }

  // MARK: Over the features

  /// Normalises each point by its mean and variance over the features; `inverse` gets 1 / √(σ² + ε)
  /// a point.
  func layerForward(
    _ input: Pointer, normalized: Pointer, inverse: Pointer, output: Pointer, gain: Pointer,
    shift: Pointer
  ) {
    let features = Double(width)
    for point in Swift.stride(from: 0, to: stride, by: laneCount) {
      let mean = featureSum(input, point) { $0 } / features
      let variance = featureSum(input, point) { ($0 - mean) * ($0 - mean) } / features
      let scale = 1 / (variance + normalizationEpsilon).squareRoot()
      inverse.store(scale, point)
      for feature in 0..<width {
        let hat = (input.lanes(feature * stride + point) - mean) * scale
        normalized.store(hat, feature * stride + point)
        output.store(hat * gain[feature] + shift[feature], feature * stride + point)
      }
    }
  }

  /// The gradients of gain and shift, and `error` turned into that of the input.
  func layerBackward(
    _ error: Pointer, normalized: Pointer, inverse: Pointer, gain: Pointer, gainGradient: Pointer,
    shiftGradient: Pointer
  ) {
    for feature in 0..<width {
      let (row, hat) = (error + feature * stride, normalized + feature * stride)
      (shiftGradient[feature], gainGradient[feature]) = sums(row, hat)
    }
    for point in Swift.stride(from: 0, to: stride, by: laneCount) {
      layerBackward(error, normalized, inverse.lanes(point), gain, point)
    }
  }

  private func layerBackward(
    _ error: Pointer, _ normalized: Pointer, _ inverse: Lanes, _ gain: Pointer, _ point: Int
  ) {
    var (errorSum, productSum) = (Lanes.zero, Lanes.zero)
    for feature in 0..<width {
      let scaled = error.lanes(feature * stride + point) * gain[feature]
      errorSum += scaled
      productSum += scaled * normalized.lanes(feature * stride + point)
    }
    let features = Double(width)
    for feature in 0..<width {
      let scaled = error.lanes(feature * stride + point) * gain[feature]
      let hat = normalized.lanes(feature * stride + point)
      let centred = features * scaled - errorSum - hat * productSum
      error.store(centred * inverse / features, feature * stride + point)
    }
  }

  // MARK: Sums

  @inline(__always)
  private func masked(_ values: Lanes, _ point: Int) -> Lanes {
    point + laneCount <= count ? values : values.cleared(from: count - point)
  }

  private func sum(_ row: Pointer, _ term: (Lanes) -> Lanes) -> Double {
    var sum = Lanes.zero
    for point in Swift.stride(from: 0, to: stride, by: laneCount) {
      sum += masked(term(row.lanes(point)), point)
    }
    return sum.total
  }

  /// Σ δ and Σ δ x̂ of one feature; δ is zero beyond the batch.
  private func sums(_ error: Pointer, _ normalized: Pointer) -> (Double, Double) {
    var (errorSum, productSum) = (Lanes.zero, Lanes.zero)
    for point in Swift.stride(from: 0, to: stride, by: laneCount) {
      errorSum += error.lanes(point)
      productSum = productSum.addingProduct(error.lanes(point), normalized.lanes(point))
    }
    return (errorSum.total, productSum.total)
  }

  @inline(__always)
  private func featureSum(_ input: Pointer, _ point: Int, _ term: (Lanes) -> Lanes) -> Lanes {
    var sum = Lanes.zero
    for feature in 0..<width { sum += term(input.lanes(feature * stride + point)) }
    return sum
  }

  private func scale(_ row: Pointer, _ mean: Double, _ inverse: Double, into target: Pointer) {
    for point in Swift.stride(from: 0, to: stride, by: laneCount) {
      target.store((row.lanes(point) - mean) * inverse, point)
    }
  }

  private func affine(_ row: Pointer, _ gain: Double, _ shift: Double, into target: Pointer) {
    for point in Swift.stride(from: 0, to: stride, by: laneCount) {
      target.store(row.lanes(point) * gain + shift, point)
    }
  }
}
