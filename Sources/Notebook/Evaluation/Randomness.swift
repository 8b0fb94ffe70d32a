import Engine
import Source

/// The generators of a run of a notebook.
///
/// Ours is split by the name that a statement defines, so that adding a cell changes no number
/// elsewhere. NumPy's and Python's are one stream each through the notebook.
struct Randomness {
  private let seed: UInt64
  private let standard: RandomSpecification
  private var streams: [RandomSpecification: Generator] = [:]

  init(_ frontMatter: FrontMatter) {
    seed = frontMatter.seed
    standard = frontMatter.random
  }

  /// The generator for a statement that defines `name`: the statement's own seed and generator win.
  func generator(
    for name: String, seed ownSeed: UInt64?, random: RandomSpecification?
  ) -> Generator {
    let specification = random ?? standard
    if let ownSeed { return Self.fresh(specification.reseeded(ownSeed)) }
    // A generator that a statement names for itself starts anew, so that no cell above changes its draws.
    if let random, random != .swiftNN { return Self.fresh(random) }
    guard specification != .swiftNN else { return Generator.swiftNN(seed: seed).split(name) }
    return streams[specification] ?? Self.fresh(specification)
  }

  /// Keeps what a statement left of a stream, for the next that draws from it.
  mutating func keep(_ generator: Generator, seed ownSeed: UInt64?, random: RandomSpecification?) {
    guard ownSeed == nil, random == nil, standard != .swiftNN else { return }
    streams[standard] = generator
  }

  private static func fresh(_ specification: RandomSpecification) -> Generator {
    switch specification {
    case .swiftNN: .swiftNN(seed: 0)
    case .seeded(let seed): .swiftNN(seed: seed)
    case .numPy(let seed): .numPy(seed: UInt32(truncatingIfNeeded: seed))
    case .python(let seed): .python(seed: seed)
    }
  }
}

extension RandomSpecification {
  /// The same generator with another seed.
  fileprivate func reseeded(_ seed: UInt64) -> RandomSpecification {
    switch self {
    case .swiftNN, .seeded: .seeded(seed)
    case .numPy: .numPy(seed)
    case .python: .python(seed)
    }
  }
}
