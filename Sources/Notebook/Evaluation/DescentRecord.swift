import Engine

/// The way that a `minimize` took: every point with the value there, the start first.
struct DescentRecord {
  /// Points, each with an entry a variable.
  private(set) var points: [[Double]] = []
  /// The value at each point.
  private(set) var values: [Double] = []

  mutating func append(_ point: [Double], _ value: Double) {
    points.append(point)
    values.append(value)
  }

  /// The points as a matrix, one a row.
  func path() throws(EngineError) -> Tensor {
    try Tensor(shape: [points.count, points.first?.count ?? 0], values: points.flatMap { $0 })
  }
}
