/// Which class each point of a set belongs to, and where a network with one output cuts between two of them.
public struct ClassLabels: Sendable, Equatable {
  /// The class of each point, counted from 0.
  public let labels: [Double]
  /// What each class is called: its label, or the target that stands for it.
  public let targets: [Double]
  /// What an only output must exceed to mean class 1: the middle between the two targets.
  public let threshold: Double

  /// The classes of a set: its labels, the places of the ones in one-hot targets, or two where one column of targets has just two values; nil for others.
  ///
  /// - Parameter loss: What the network was trained by; cross entropy takes numbers for labels, and the hinge the
  ///   labels 0 and 1 as −1 and 1.
  public init?(_ dataset: Dataset, loss: Loss? = nil) {
    if let classes = dataset.classes {
      labels = dataset.y.values
      targets = (0..<classes).map(Double.init)
      threshold = loss == .hinge ? 0 : 0.5
      return
    }
    if loss == .crossEntropy, let count = dataset.impliedClasses {
      labels = dataset.y.values
      targets = (0..<count).map(Double.init)
      threshold = 0.5
      return
    }
    if let members = dataset.oneHotClasses {
      labels = members
      targets = (0..<(dataset.y.shape.last ?? 0)).map(Double.init)
      threshold = 0.5
      return
    }
    let values = Set(dataset.y.values).sorted()
    guard dataset.y.shape.last == 1, values.count == 2 else { return nil }
    labels = dataset.y.values.map { $0 == values[1] ? 1 : 0 }
    targets = values
    threshold = values[0] / 2 + values[1] / 2
  }
}

extension Dataset {
  /// The class of each point where its targets are one 1 among zeros; nil for other targets.
  fileprivate var oneHotClasses: [Double]? {
    let (values, width) = (y.values, y.shape.last ?? 0)
    guard classes == nil, y.shape.count == 2, width > 1, values.allSatisfy({ $0 == 0 || $0 == 1 }) else {
      return nil
    }
    let members = stride(from: 0, to: values.count, by: width).compactMap { start -> Double? in
      let ones = (0..<width).filter { values[start + $0] == 1 }
      return ones.count == 1 ? Double(ones[0]) : nil
    }
    return members.count == values.count / width ? members : nil
  }

  /// How many classes there are if one column of whole numbers from 0 to 4095 holds labels; nil for other targets.
  var impliedClasses: Int? {
    guard classes == nil, y.shape.last == 1 else { return nil }
    let labels = y.values.compactMap { Int(exactly: $0) }
    guard labels.count == y.count, let least = labels.min(), let largest = labels.max() else { return nil }
    return least >= 0 && largest < 4096 ? largest + 1 : nil
  }
}
