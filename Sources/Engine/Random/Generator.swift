/// A source of random numbers: swift-nn's own, or an exact reproduction of NumPy's or Python's.
///
/// `numPy(seed:)` gives, draw for draw, what follows `np.random.seed(n)`; `python(seed:)` what follows
/// `random.seed(n)`. Both are one stream. The generator of swift-nn can be split by name, so that what
/// one name draws is a pure function of the seed and the name.
public struct Generator: Sendable, Equatable {
  private enum Kind: Sendable, Equatable {
    case swiftNN(SplitGenerator)
    case numPy(NumPyGenerator)
    case python(PythonGenerator)
  }

  private var kind: Kind

  /// swift-nn's own generator.
  public static func swiftNN(seed: UInt64) -> Generator {
    Generator(kind: .swiftNN(SplitGenerator(seed: seed)))
  }

  /// What follows `np.random.seed(seed)`.
  public static func numPy(seed: UInt32) -> Generator {
    Generator(kind: .numPy(NumPyGenerator(seed: seed)))
  }

  /// What follows `random.seed(seed)`.
  public static func python(seed: UInt64) -> Generator {
    Generator(kind: .python(PythonGenerator(seed: seed)))
  }

  /// Whether the generator is one stream (NumPy, Python) that draws must go through in order.
  public var isStream: Bool {
    if case .swiftNN = kind { false } else { true }
  }

  /// Whether the generator is Python's, whose permutation is a sample and not a shuffle.
  var isPython: Bool {
    if case .python = kind { true } else { false }
  }

  /// The generator of a name: independent of the draws made so far. A stream cannot be split and
  /// gives itself.
  public func split(_ name: String) -> Generator {
    guard case .swiftNN(let generator) = kind else { return self }
    return Generator(kind: .swiftNN(generator.split(name)))
  }

  /// A number in [0, 1) with 53 random bits.
  public mutating func uniform() -> Double {
    switch kind {
    case .swiftNN(var generator): draw(&generator) { $0.uniform() } wrap: { .swiftNN($0) }
    case .numPy(var generator): draw(&generator) { $0.uniform() } wrap: { .numPy($0) }
    case .python(var generator): draw(&generator) { $0.uniform() } wrap: { .python($0) }
    }
  }

  /// A standard normal number: NumPy's `randn()`, Python's `gauss(0, 1)`.
  public mutating func normal() -> Double {
    switch kind {
    case .swiftNN(var generator): draw(&generator) { $0.normal() } wrap: { .swiftNN($0) }
    case .numPy(var generator): draw(&generator) { $0.normal() } wrap: { .numPy($0) }
    case .python(var generator): draw(&generator) { $0.normal() } wrap: { .python($0) }
    }
  }

  /// An integer in 0..<count as a shuffle draws it; 0 when `count` is less than 1.
  mutating func index(below count: Int) -> Int {
    switch kind {
    case .swiftNN(var generator): draw(&generator) { $0.index(below: count) } wrap: { .swiftNN($0) }
    case .numPy(var generator): draw(&generator) { $0.index(through: count - 1) } wrap: { .numPy($0) }
    case .python(var generator): draw(&generator) { $0.index(below: count) } wrap: { .python($0) }
    }
  }

  /// Draws with the generator moved out of the enumeration, so that its state is never copied.
  private mutating func draw<Source, Value>(
    _ source: inout Source, _ body: (inout Source) -> Value, wrap: (Source) -> Kind
  ) -> Value {
    kind = .swiftNN(Self.placeholder)
    let value = body(&source)
    kind = wrap(source)
    return value
  }

  private static let placeholder = SplitGenerator(seed: 0)
}
