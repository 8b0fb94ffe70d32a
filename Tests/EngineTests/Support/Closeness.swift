import Engine

extension Tensor {
  /// Whether the shapes are the same and each entry differs by at most `tolerance`, relative to 1 or its size.
  func isClose(to other: Tensor, tolerance: Double) -> Bool {
    shape == other.shape
      && zip(values, other.values).allSatisfy { a, b in
        a == b || (a.isNaN && b.isNaN) || abs(a - b) <= tolerance * max(1, abs(b))
      }
  }
}
