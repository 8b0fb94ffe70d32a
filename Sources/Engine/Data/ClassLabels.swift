/// Which class each point of a set belongs to, and where a network with one output cuts between two of them.
public struct ClassLabels: Sendable, Equatable {
  /// The class of each point, counted from 0.
  public let labels: [Double]
  /// What each class is called: its label, or the target that stands for it.
  public let targets: [Double]
  /// What an only output must exceed to mean class 1: the middle between the two targets.
  public let threshold: Double

  /// The classes of a set: its labels, or two of them where one column of targets has just two values; nil for others.
  ///
  /// - Parameter loss: What the network was trained by; the hinge takes the labels 0 and 1 as −1 and 1.
  public init?(_ dataset: Dataset, loss: Loss? = nil) {
    if let classes = dataset.classes {
      labels = dataset.y.values
      targets = (0..<classes).map(Double.init)
      threshold = loss == .hinge ? 0 : 0.5
      return
    }
    let values = Set(dataset.y.values).sorted()
    guard dataset.y.shape.last == 1, values.count == 2 else { return nil }
    labels = dataset.y.values.map { $0 == values[1] ? 1 : 0 }
    targets = values
    threshold = values[0] / 2 + values[1] / 2
  }
}
