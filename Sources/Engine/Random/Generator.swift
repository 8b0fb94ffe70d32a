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
    draw({ $0.uniform() }, { $0.uniform() }, { $0.uniform() })
  }

  /// A standard normal number: NumPy's `randn()`, Python's `gauss(0, 1)`.
  public mutating func normal() -> Double {
    draw({ $0.normal() }, { $0.normal() }, { $0.normal() })
  }

  /// An integer in 0..<count as a shuffle draws it; 0 when `count` is less than 1.
  mutating func index(below count: Int) -> Int {
    draw({ $0.index(below: count) }, { $0.index(through: count - 1) }, { $0.index(below: count) })
  }

  /// Draws with the generator moved out of the enumeration, so that its state is never copied.
  private mutating func draw<Value>(
    _ own: (inout SplitGenerator) -> Value, _ numPy: (inout NumPyGenerator) -> Value,
    _ python: (inout PythonGenerator) -> Value
  ) -> Value {
    let taken = kind
    kind = .swiftNN(Self.placeholder)
    switch consume taken {
    case .swiftNN(var generator):
      defer { kind = .swiftNN(generator) }
      return own(&generator)
    case .numPy(var generator):
      defer { kind = .numPy(generator) }
      return numPy(&generator)
    case .python(var generator):
      defer { kind = .python(generator) }
      return python(&generator)
    }
  }

  private static let placeholder = SplitGenerator(seed: 0)
}
