extension Network {
  /// The loss on a whole set, as outside training; throws when the shapes do not fit.
  public func loss(_ loss: Loss, on dataset: Dataset) throws(EngineError) -> Double {
    try check(dataset)
    let wanted = try loss.targets(dataset, outputs: outputCount)
    let targets = Region(count: outputCount * paddedToLanes(dataset.count))
    let errors = Region(count: targets.count)
    var sum = 0.0
    run(dataset.x, dataset.count) { executor, first in
      let points = first..<first + executor.count
      Batches.layOut(wanted.rows, outputCount, points, targets.base, executor.stride)
      let kernel = LossKernel(
        loss: loss, targetsAreClasses: wanted.areClasses, width: outputCount, count: executor.count,
        stride: executor.stride)
      let part = kernel.evaluate(executor.output, target: targets.base, error: errors.base)
      sum += part * Double(executor.count)
    }
    return sum / Double(dataset.count)
  }

  /// The loss on a whole set and its gradient by every parameter, in the order of `parameters`.
  ///
  /// Normalisation over the batch uses the batch's own statistics, as in training; dropout is off.
  public func gradient(
    of loss: Loss, on dataset: Dataset
  ) throws(EngineError) -> (loss: Double, gradients: [Tensor]) {
    try check(dataset)
    let wanted = try loss.targets(dataset, outputs: outputCount)
    let executor = Executor(architecture, capacity: dataset.count, purpose: .learning, team: .alone)
    executor.load(statistics)
    executor.keepAllFeatures()
    let memory = ParameterMemory(self, .sgd)
    let targets = Region(count: outputCount * executor.stride)
    Batches.layOut(dataset.x.values, inputCount, 0..<dataset.count, executor.input, executor.stride)
    Batches.layOut(wanted.rows, outputCount, 0..<dataset.count, targets.base, executor.stride)
    executor.forward(memory.current, .training)
    let kernel = LossKernel(
      loss: loss, targetsAreClasses: wanted.areClasses, width: outputCount, count: executor.count,
      stride: executor.stride)
    let value = kernel.evaluate(executor.output, target: targets.base, error: executor.error)
    executor.backward(memory.current, gradient: memory.gradient)
    let gradients = architecture.slots.map { slot in
      let entries = UnsafeBufferPointer(start: memory.gradient + slot.offset, count: slot.count)
      return Tensor(unchecked: slot.shape, Array(entries))
    }
    return (value, gradients)
  }

  /// The share of points whose class is right: the largest output names the class; an only output is cut in the
  /// middle between the two targets. Throws unless the set has classes.
  ///
  /// - Parameter loss: What the network was trained by, which says what its targets were.
  public func accuracy(on dataset: Dataset, loss: Loss? = nil) throws(EngineError) -> Double {
    guard let classes = ClassLabels(dataset, loss: loss) else {
      throw .refused(
        message: "accuracy needs a data set with classes",
        hint: dataset.impliedClasses.map {
          "where the targets are labels, define the set with 'classes: \($0)'"
        }
          ?? "give the targets as labels, or as numbers of two values")
    }
    let predicted = try self.classes(dataset.x, threshold: classes.threshold)
    let right = zip(predicted, classes.labels).count { Double($0) == $1 }
    return Double(right) / Double(dataset.count)
  }

  /// The class the network says for each point; ties go to the first class.
  private func classes(_ batch: Tensor, threshold: Double) throws(EngineError) -> [Int] {
    let outputs = try forward(batch).values
    let width = outputCount
    guard width > 1 else { return outputs.map { $0 > threshold ? 1 : 0 } }
    return stride(from: 0, to: outputs.count, by: width).map { start in
      (1..<width).reduce(0) { outputs[start + $1] > outputs[start + $0] ? $1 : $0 }
    }
  }

  private func check(_ dataset: Dataset) throws(EngineError) {
    guard dataset.featureCount == inputCount else {
      throw .incompatibleShapes(
        operation: "loss", shapes: [dataset.x.shape, [inputCount]],
        rule: "the network takes \(inputCount) features a point")
    }
  }
}
