extension Executor {
  /// Sends the errors of the outputs back through the network and writes the gradient of every
  /// parameter. Steps in front of the first parameter are not visited.
  func backward(_ parameters: Pointer, gradient: Pointer) {
    var errors = Errors(current: error, spare: spareError)
    let first = architecture.firstLearningStep
    for index in architecture.steps.indices.reversed() where index >= first {
      backward(index, parameters, gradient, &errors, isFirst: index == first)
    }
  }

  /// The errors at the step where the backward pass stands, and the block that is free.
  private struct Errors {
    var current: Pointer
    var spare: Pointer

    mutating func swap() { (current, spare) = (spare, current) }
  }

  private func backward(
    _ index: Int, _ parameters: Pointer, _ gradient: Pointer, _ errors: inout Errors, isFirst: Bool
  ) {
    let place = places[index]
    let size = architecture.widths[index] * stride
    switch architecture.steps[index] {
    case .dense(let dense):
      differentiate(dense, pointer(place.input), errors.current, gradient)
      guard !isFirst else { return }
      propagate(dense, parameters, errors, through: activation(inFrontOf: index), place.input)
      errors.swap()
    case .activation(let activation):
      guard self.activation(inFrontOf: index + 1) == nil else { return }
      ActivationKernel.backpropagate(
        activation, input: pointer(place.input), output: pointer(place.output), error: errors.current,
        count: size)
    case .batchNorm(let normalization), .layerNorm(let normalization):
      backward(normalization, index, parameters, gradient, errors.current)
    case .dropout: multiply(errors.current, pointer(place.extra), size)
    case .fork(let depth): add(shortcut(depth), to: errors.current, size)
    case .join(let depth): shortcut(depth).update(from: errors.current, count: size)
    }
  }

  /// dW = δ aᵀ and db = Σ δ.
  private func differentiate(
    _ dense: Architecture.Dense, _ input: Pointer, _ error: Pointer, _ gradient: Pointer
  ) {
    let kernel = DenseGradientKernel(
      error: error, input: input, outputs: dense.outputs, inputs: dense.inputs, stride: stride,
      team: team)
    kernel.accumulate(weight: gradient + offset(dense.weight), bias: gradient + offset(dense.bias))
  }

  /// The activation in front of a dense layer, if its derivative needs only its output: the layer then
  /// sends its errors through it while they are in registers.
  private func activation(inFrontOf index: Int) -> Activation? {
    guard index > 0, index < architecture.steps.count, case .dense = architecture.steps[index],
      case .activation(let activation) = architecture.steps[index - 1],
      activation.derivativeNeedsOnlyOutput
    else { return nil }
    return activation
  }

  /// The error of the layer's input, Wᵀ δ, sent back through the activation that gave the input.
  private func propagate(
    _ dense: Architecture.Dense, _ parameters: Pointer, _ errors: Errors, through activation: Activation?,
    _ input: Int
  ) {
    let kernel = DenseKernel(
      matrix: parameters + offset(dense.weight), rows: dense.inputs, columns: dense.outputs,
      rowStride: 1, columnStride: dense.inputs, stride: stride, team: team)
    kernel.multiply(errors.current, into: errors.spare, slope: activation ?? .identity, at: pointer(input))
  }

  private func backward(
    _ normalization: Architecture.Normalization, _ index: Int, _ parameters: Pointer,
    _ gradient: Pointer, _ error: Pointer
  ) {
    let place = places[index]
    let kernel = NormalizationKernel(width: architecture.widths[index], count: count, stride: stride)
    let overBatch = if case .batchNorm = architecture.steps[index] { true } else { false }
    let run = overBatch ? kernel.batchBackward : kernel.layerBackward
    run(
      error, pointer(place.extra), pointer(place.inverse), parameters + offset(normalization.gain),
      gradient + offset(normalization.gain), gradient + offset(normalization.shift))
  }

  private func multiply(_ error: Pointer, _ mask: Pointer, _ size: Int) {
    for index in Swift.stride(from: 0, to: size, by: laneCount) {
      error.store(error.lanes(index) * mask.lanes(index), index)
    }
  }

  private func add(_ shortcut: Pointer, to error: Pointer, _ size: Int) {
    for index in Swift.stride(from: 0, to: size, by: laneCount) {
      error.store(error.lanes(index) + shortcut.lanes(index), index)
    }
  }
}

extension Architecture {
  /// The first step that has parameters; behind the last step when there is none.
  var firstLearningStep: Int {
    let first = steps.firstIndex { step in
      switch step {
      case .dense, .batchNorm, .layerNorm: true
      default: false
      }
    }
    return first ?? steps.count
  }
}
