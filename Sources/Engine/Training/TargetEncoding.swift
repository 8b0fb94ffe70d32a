/// What a loss compares the outputs with, row by row.
struct Targets {
  /// One row a point, as wide as the outputs.
  let rows: [Double]
  /// Whether the rows are one-hot rows of classes.
  let areClasses: Bool
}

extension Loss {
  /// The targets of a set as this loss wants them for a network with `outputs` outputs.
  ///
  /// Labels become one-hot rows where there are several outputs; with one output they stay numbers,
  /// and the hinge takes the labels 0 and 1 as −1 and 1. Throws when the shapes do not fit.
  func targets(_ dataset: Dataset, outputs: Int) throws(EngineError) -> Targets {
    try check(outputs: outputs)
    guard let classes = dataset.classes else { return try numbers(dataset, outputs) }
    if outputs > 1 { return try oneHot(dataset.y.values, classes, outputs) }
    guard self == .hinge else { return Targets(rows: dataset.y.values, areClasses: false) }
    return Targets(rows: dataset.y.values.map { $0 > 0 ? 1 : -1 }, areClasses: false)
  }

  /// Throws for a loss of classes behind a network whose only output is none.
  public func check(outputs: Int) throws(EngineError) {
    guard self == .crossEntropy, outputs == 1 else { return }
    throw .refused(
      message: "cross entropy needs a network with one output a class, not one output",
      hint: "for two classes, give the last layer 2 units")
  }

  /// Rows of numbers; for the losses of classes, one column of several outputs holds labels.
  private func numbers(_ dataset: Dataset, _ outputs: Int) throws(EngineError) -> Targets {
    let width = dataset.y.shape[1]
    if width == outputs { return Targets(rows: dataset.y.values, areClasses: false) }
    guard width == 1, self == .crossEntropy || self == .hinge else {
      throw .incompatibleShapes(
        operation: "the loss \(rawValue)", shapes: [[dataset.count, outputs], dataset.y.shape],
        rule: "the network needs one output for each column of y")
    }
    let labelled = try Dataset(x: dataset.x, y: Tensor(dataset.y.values), classes: outputs)
    return try oneHot(labelled.y.values, outputs, outputs)
  }

  private func oneHot(
    _ labels: [Double], _ classes: Int, _ outputs: Int
  ) throws(EngineError) -> Targets {
    guard outputs >= classes else {
      throw .incompatibleShapes(
        operation: "the loss \(rawValue)", shapes: [[labels.count, outputs], [labels.count, classes]],
        rule: "the network needs one output for each class")
    }
    let hot = try Tensor.oneHot(labels.map { Int($0) }, classes: outputs)
    return Targets(rows: hot.values, areClasses: true)
  }
}
