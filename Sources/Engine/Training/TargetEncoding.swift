extension Loss {
  /// The targets of a set as this loss wants them for a network with `outputs` outputs, row by row.
  ///
  /// Cross entropy and hinge accept labels: they become one-hot rows of 0 and 1, or of −1 and 1; with
  /// one output, the hinge takes the labels 0 and 1 as −1 and 1. Throws when the shapes do not fit.
  func targets(_ dataset: Dataset, outputs: Int) throws(EngineError) -> [Double] {
    guard let classes = dataset.classes else { return try numbers(dataset, outputs) }
    switch self {
    case .crossEntropy: return try oneHot(dataset.y.values, classes, outputs, off: 0)
    case .hinge where outputs == 1 && classes == 2: return dataset.y.values.map { 2 * $0 - 1 }
    case .hinge: return try oneHot(dataset.y.values, classes, outputs, off: -1)
    case .l2, .mse, .mae, .huber:
      return outputs == 1 ? dataset.y.values : try oneHot(dataset.y.values, classes, outputs, off: 0)
    }
  }

  private func numbers(_ dataset: Dataset, _ outputs: Int) throws(EngineError) -> [Double] {
    let width = dataset.y.shape[1]
    if width == outputs && !(self == .crossEntropy && outputs == 1) { return dataset.y.values }
    if self == .crossEntropy, width == 1 { return try labels(dataset, outputs) }
    throw .incompatibleShapes(
      operation: "the loss \(rawValue)", shapes: [[dataset.count, outputs], dataset.y.shape],
      rule: "the network needs one output for each column of y")
  }

  /// Targets that look like labels: whole numbers below the number of outputs.
  private func labels(_ dataset: Dataset, _ outputs: Int) throws(EngineError) -> [Double] {
    guard outputs > 1 else {
      throw .refused(
        message: "cross entropy needs a network with one output a class, not one output",
        hint: "for two classes, give the last layer 2 units")
    }
    let labelled = try Dataset(x: dataset.x, y: Tensor(dataset.y.values), classes: outputs)
    return try oneHot(labelled.y.values, outputs, outputs, off: 0)
  }

  private func oneHot(
    _ labels: [Double], _ classes: Int, _ outputs: Int, off: Double
  ) throws(EngineError) -> [Double] {
    guard outputs >= classes, outputs > 1 else {
      throw .incompatibleShapes(
        operation: "the loss \(rawValue)", shapes: [[labels.count, outputs], [labels.count, classes]],
        rule: "the network needs one output for each class")
    }
    var rows = [Double](repeating: off, count: labels.count * outputs)
    for (index, label) in labels.enumerated() { rows[index * outputs + Int(label)] = 1 }
    return rows
  }
}
