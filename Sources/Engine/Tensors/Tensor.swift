/// Numbers arranged along any number of axes, in row-major order; with no axes, a single number.
///
/// A single number is held inline, so that scalar work allocates nothing.
public struct Tensor: Sendable, Equatable {
  /// The length of each axis, outermost first; empty for a single number.
  public let shape: [Int]
  private let number: Double
  private let elements: [Double]

  /// A single number, of rank 0.
  @inlinable
  public init(_ number: Double) {
    self.init(number: number)
  }

  @usableFromInline
  init(number: Double) {
    self.shape = []
    self.number = number
    self.elements = []
  }

  /// A vector.
  public init(_ values: [Double]) {
    self.init(unchecked: [values.count], values)
  }

  /// Values in row-major order under a shape; throws `wrongValueCount` when they do not fill it.
  public init(shape: [Int], values: [Double]) throws(EngineError) {
    guard Shape.count(shape) == values.count, !shape.contains(where: { $0 < 0 }) else {
      throw .wrongValueCount(shape: shape, found: values.count)
    }
    self.init(unchecked: shape, values)
  }

  /// Values that are known to fill the shape.
  package init(unchecked shape: [Int], _ values: [Double]) {
    self.shape = shape
    self.number = shape.isEmpty ? values.first ?? .nan : 0
    self.elements = shape.isEmpty ? [] : values
  }

  /// One number everywhere; the shape must be one whose entries can be counted.
  package init(repeating number: Double, shape: [Int]) {
    self.init(unchecked: shape, [Double](repeating: number, count: Shape.count(shape) ?? 0))
  }

  /// The entries in row-major order.
  public var values: [Double] { shape.isEmpty ? [number] : elements }

  /// The number of entries.
  public var count: Int { shape.isEmpty ? 1 : elements.count }

  /// The number of axes.
  public var rank: Int { shape.count }

  /// The number itself when there are no axes, otherwise `nil`.
  public var scalar: Double? { shape.isEmpty ? number : nil }

  /// The entry at a row-major position, which must be less than `count`.
  public subscript(position: Int) -> Double { shape.isEmpty ? number : elements[position] }

  /// Whether every entry is neither NaN nor infinite.
  public var isFinite: Bool {
    shape.isEmpty ? number.isFinite : elements.allSatisfy(\.isFinite)
  }

  /// Reads the entries in place.
  func withEntries<Result>(_ body: (UnsafeBufferPointer<Double>) -> Result) -> Result {
    if shape.isEmpty {
      return withUnsafePointer(to: number) { body(UnsafeBufferPointer(start: $0, count: 1)) }
    }
    return elements.withUnsafeBufferPointer(body)
  }

  /// A tensor whose entries are written in place; `body` must set every one.
  init(shape: [Int], filledBy body: (UnsafeMutableBufferPointer<Double>) -> Void) {
    let count = Shape.count(shape) ?? 0
    let values = [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      body(UnsafeMutableBufferPointer(rebasing: buffer.prefix(count)))
      initialized = count
    }
    self.init(unchecked: shape, values)
  }
}

extension Tensor {
  /// The same entries under another shape with as many.
  func reshaped(_ shape: [Int]) -> Tensor { Tensor(unchecked: shape, values) }

  /// Each entry through a function.
  func map(_ transform: (Double) -> Double) -> Tensor {
    if let scalar { return Tensor(transform(scalar)) }
    return Tensor(unchecked: shape, elements.map(transform))
  }

  /// The entries as whole numbers; throws `notAnInteger` naming `what`.
  func integers(_ what: String) throws(EngineError) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(count)
    for value in values {
      guard let whole = Int(exactly: value) else { throw .notAnInteger(what: what, value: value) }
      result.append(whole)
    }
    return result
  }
}
