extension Generator {
  /// That many standard normal numbers, scaled and moved.
  public mutating func normals(_ count: Int, mean: Double = 0, deviation: Double = 1) -> [Double] {
    (0..<max(count, 0)).map { _ in mean + deviation * normal() }
  }

  /// That many uniform numbers in [low, high).
  public mutating func uniforms(_ count: Int, low: Double = 0, high: Double = 1) -> [Double] {
    (0..<max(count, 0)).map { _ in low + (high - low) * uniform() }
  }

  /// Shuffles in place: `np.random.shuffle`, `random.shuffle`.
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, index(below: last + 1))
    }
  }

  /// The numbers 0..<count in random order: `np.random.permutation(count)`, and for Python
  /// `random.sample(range(count), count)`.
  public mutating func permutation(_ count: Int) -> [Int] {
    var numbers = Array(0..<max(count, 0))
    guard isPython else {
      shuffle(&numbers)
      return numbers
    }
    return sampleAll(numbers)
  }

  /// `random.sample` of everything: draws without replacement from a pool that shrinks from its end.
  private mutating func sampleAll(_ numbers: [Int]) -> [Int] {
    var pool = numbers
    return numbers.indices.map { taken in
      let remaining = numbers.count - taken
      let slot = index(below: remaining)
      defer { pool[slot] = pool[remaining - 1] }
      return pool[slot]
    }
  }
}
