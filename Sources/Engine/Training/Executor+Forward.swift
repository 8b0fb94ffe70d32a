extension Executor {
  /// Whether normalisation and dropout behave as in training.
  enum Mode {
    /// Statistics of the batch, masks of dropout.
    case training
    /// Running statistics, no dropout.
    case evaluation
  }

  /// Runs the batch through the network.
  func forward(_ parameters: Pointer, _ mode: Mode) {
    for index in architecture.steps.indices { forward(index, parameters, mode) }
  }

  /// The activation that works in place behind a dense layer, which then applies it to its own sums.
  private func activation(behind index: Int) -> Activation? {
    guard index + 1 < places.count, case .activation(let activation) = architecture.steps[index + 1],
      places[index + 1].output == places[index + 1].input
    else { return nil }
    return activation
  }

  private func forward(_ index: Int, _ parameters: Pointer, _ mode: Mode) {
    let place = places[index]
    let (input, output) = (pointer(place.input), pointer(place.output))
    let width = architecture.widths[index]
    switch architecture.steps[index] {
    case .dense(let dense): forward(dense, parameters, input, output, activation(behind: index))
    case .activation(let activation):
      guard input != output else { return }
      ActivationKernel.apply(activation, input, into: output, count: width * stride)
    case .batchNorm(let normalization):
      forwardBatch(normalization, index, parameters, mode)
    case .layerNorm(let normalization):
      NormalizationKernel(width: width, count: count, stride: stride).layerForward(
        input, normalized: pointer(place.extra), inverse: pointer(place.inverse), output: output,
        gain: parameters + offset(normalization.gain), shift: parameters + offset(normalization.shift))
    case .dropout:
      drop(input, pointer(place.extra), output, width * stride, mode)
    case .fork: break
    case .join: add(input, pointer(places[fork(of: index)].input), output, width * stride)
    }
  }

  private func forward(
    _ dense: Architecture.Dense, _ parameters: Pointer, _ input: Pointer, _ output: Pointer,
    _ activation: Activation?
  ) {
    let kernel = DenseKernel(
      matrix: parameters + offset(dense.weight), rows: dense.outputs, columns: dense.inputs,
      rowStride: dense.inputs, columnStride: 1, stride: stride, team: team)
    kernel.multiply(
      input, into: output, bias: parameters + offset(dense.bias), activation: activation ?? .identity)
  }

  private func forwardBatch(
    _ normalization: Architecture.Normalization, _ index: Int, _ parameters: Pointer, _ mode: Mode
  ) {
    let place = places[index]
    let width = architecture.widths[index]
    let kernel = NormalizationKernel(width: width, count: count, stride: stride)
    let (gain, shift) = (parameters + offset(normalization.gain), parameters + offset(normalization.shift))
    let mean = pointer(place.statistics)
    switch mode {
    case .training:
      kernel.batchForward(
        pointer(place.input), normalized: pointer(place.extra), inverse: pointer(place.inverse),
        output: pointer(place.output), gain: gain, shift: shift, runningMean: mean,
        runningVariance: mean + width)
    case .evaluation:
      kernel.batchEvaluate(
        pointer(place.input), output: pointer(place.output), gain: gain, shift: shift, mean: mean,
        variance: mean + width)
    }
  }

  private func drop(_ input: Pointer, _ mask: Pointer, _ output: Pointer, _ size: Int, _ mode: Mode) {
    for index in Swift.stride(from: 0, to: size, by: laneCount) {
      let kept = mode == .training ? input.lanes(index) * mask.lanes(index) : input.lanes(index)
      output.store(kept, index)
    }
  }

  private func add(_ first: Pointer, _ second: Pointer, _ output: Pointer, _ size: Int) {
    for index in Swift.stride(from: 0, to: size, by: laneCount) {
      output.store(first.lanes(index) + second.lanes(index), index)
    }
  }

  /// Where a parameter stands in the flat array.
  func offset(_ slot: Int) -> Int { architecture.slots[slot].offset }

  /// The step of the fork that a join closes.
  private func fork(of join: Int) -> Int {
    guard case .join(let depth) = architecture.steps[join] else { return join }
    return architecture.steps[..<join].lastIndex(of: .fork(depth: depth)) ?? join
  }

  /// Draws the masks of dropout for the batch, point after point, feature after feature; a feature
  /// is kept, and scaled up by 1 / (1 − p), when the number drawn is at least p.
  func drawMasks(_ generator: inout Generator) {
    for (index, step) in architecture.steps.enumerated() {
      guard case .dropout(let probability) = step else { continue }
      let mask = pointer(places[index].extra)
      for point in 0..<count {
        for feature in 0..<architecture.widths[index] {
          let kept = generator.uniform() >= probability
          mask[feature * stride + point] = kept ? 1 / (1 - probability) : 0
        }
      }
    }
  }

  /// Sets every mask of dropout to keep everything.
  func keepAllFeatures() {
    for (index, step) in architecture.steps.enumerated() {
      guard case .dropout = step else { continue }
      pointer(places[index].extra).update(repeating: 1, count: architecture.widths[index] * stride)
    }
  }
}
