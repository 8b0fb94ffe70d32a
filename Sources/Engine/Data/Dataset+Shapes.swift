extension Dataset {
  /// Arms of a spiral, one a class, `count` points an arm: the radius runs from 0 to 1, the angle over
  /// 4 radians with normal noise of this deviation (Karpathy's toy set of Stanford CS231n).
  public static func spiral(
    count: Int, classes: Int = 3, noise: Double = 0.2, generator: inout Generator
  ) throws(EngineError) -> Dataset {
    try labelled(count, classes) { label, position in
      let angle = 4 * (Double(label) + position) + noise * generator.normal()
      return (position * Elementary.sin(angle), position * Elementary.cos(angle))
    }
  }

  /// Two half circles that reach into each other, `count` points each, with normal noise.
  public static func moons(
    count: Int, noise: Double = 0.1, generator: inout Generator
  ) throws(EngineError) -> Dataset {
    try labelled(count, 2) { label, position in
      let (sine, cosine) = (Elementary.sin(.pi * position), Elementary.cos(.pi * position))
      let x = label == 0 ? cosine : 1 - cosine
      let y = label == 0 ? sine : 0.5 - sine
      return (x + noise * generator.normal(), y + noise * generator.normal())
    }
  }

  /// Concentric circles of radius 1/classes, …, 1, `count` points each, with normal noise.
  public static func circles(
    count: Int, classes: Int = 2, noise: Double = 0.05, generator: inout Generator
  ) throws(EngineError) -> Dataset {
    try labelled(count, classes, includesEnd: false) { label, position in
      let radius = Double(label + 1) / Double(classes)
      let (sine, cosine) = (Elementary.sin(2 * .pi * position), Elementary.cos(2 * .pi * position))
      return (radius * cosine + noise * generator.normal(), radius * sine + noise * generator.normal())
    }
  }

  /// Normal clouds of this deviation around centres spread evenly on the unit circle, `count` points
  /// each.
  public static func blobs(
    count: Int, classes: Int = 3, noise: Double = 0.2, generator: inout Generator
  ) throws(EngineError) -> Dataset {
    try labelled(count, classes) { label, _ in
      let angle = 2 * .pi * Double(label) / Double(classes)
      return (
        Elementary.cos(angle) + noise * generator.normal(),
        Elementary.sin(angle) + noise * generator.normal()
      )
    }
  }

  /// Normal clouds around the corners (±1, ±1), `count` points a class; the class is the exclusive or
  /// of the signs.
  public static func xor(
    count: Int, noise: Double = 0.2, generator: inout Generator
  ) throws(EngineError) -> Dataset {
    var number = 0
    return try labelled(count, 2) { label, _ in
      defer { number += 1 }
      let x: Double = number % 2 == 0 ? 1 : -1
      let y = label == 0 ? x : -x
      return (x + noise * generator.normal(), y + noise * generator.normal())
    }
  }

  /// `count` points of each class, made from the label and a position that runs from 0 to 1.
  private static func labelled(
    _ count: Int, _ classes: Int, includesEnd: Bool = true,
    _ point: (Int, Double) -> (Double, Double)
  ) throws(EngineError) -> Dataset {
    try check(count, "the number of points", 1...(1 << 28))
    try check(classes, "the number of classes", 2...4096)
    let last = Double(max(includesEnd ? count - 1 : count, 1))
    var (x, y): ([Double], [Double]) = ([], [])
    for label in 0..<classes {
      for index in 0..<count {
        let (first, second) = point(label, Double(index) / last)
        x += [first, second]
        y.append(Double(label))
      }
    }
    return Dataset(unchecked: Tensor(unchecked: [y.count, 2], x), Tensor(y), classes)
  }

  private static func check(_ value: Int, _ what: String, _ range: ClosedRange<Int>) throws(EngineError) {
    guard range.contains(value) else {
      throw .invalidValue(
        what: what, value: Double(value), requirement: "from \(range.lowerBound) to \(range.upperBound)")
    }
  }
}
