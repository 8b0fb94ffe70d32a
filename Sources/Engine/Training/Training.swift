/// Minimises a loss by gradient descent.
public enum Training {
  /// Trains a network and gives its new version with everything that was recorded on the way.
  ///
  /// A network that has been trained before continues: the optimizer's memory, the number of steps
  /// and the order of the epoch carry over where they fit. A training that is given the same generator
  /// as the one it continues goes on drawing where that one ended, so that 500 steps and then 300 give
  /// the same bits as 800; one that is given another draws from that. NumPy's and Python's streams are
  /// handed back as the training left them.
  ///
  /// Throws when the options make no sense or the shapes do not fit.
  public static func run(
    _ network: Network, on dataset: Dataset, options: TrainingOptions, generator: inout Generator,
    control: TrainingControl = TrainingControl()
  ) throws(EngineError) -> TrainingResult {
    try options.check()
    guard dataset.featureCount == network.inputCount else {
      throw .incompatibleShapes(
        operation: "train", shapes: [dataset.x.shape, [network.inputCount]],
        rule: "the network takes \(network.inputCount) features a point")
    }
    let targets = try options.loss.targets(dataset, outputs: network.outputCount)
    let size = min(options.batchSize ?? dataset.count, dataset.count)
    let batches = Batches(
      dataset, targets, outputs: network.outputCount, batchSize: size, state: network.state)
    var trainer = Trainer(network, batches, options, control, generator)
    trainer.train()
    return trainer.finish(&generator)
  }
}

extension TrainingOptions {
  /// Throws unless every number makes sense.
  func check() throws(EngineError) {
    switch length {
    case .steps(let count): try Self.check(count, "the number of steps", atLeast: 0)
    case .epochs(let count): try Self.check(count, "the number of epochs", atLeast: 0)
    }
    if let batchSize { try Self.check(batchSize, "the batch size", atLeast: 1) }
    if let clip, !(clip > 0) {
      throw .invalidValue(what: "the largest norm of a gradient", value: clip, requirement: "more than 0")
    }
    guard weightDecay >= 0 else {
      throw .invalidValue(what: "the weight decay", value: weightDecay, requirement: "at least 0")
    }
    try Self.check(frameCount, "the number of frames", atLeast: 0)
  }

  private static func check(_ value: Int, _ what: String, atLeast least: Int) throws(EngineError) {
    guard value >= least, value <= 1 << 40 else {
      throw .invalidValue(what: what, value: Double(value), requirement: "at least \(least)")
    }
  }

  /// The number of updates, where one pass over the set takes `stepsPerEpoch`.
  func steps(perEpoch stepsPerEpoch: Int) -> Int {
    switch length {
    case .steps(let count): return count
    case .epochs(let count):
      let (steps, overflow) = count.multipliedReportingOverflow(by: stepsPerEpoch)
      return overflow ? Int.max / 2 : steps
    }
  }
}
