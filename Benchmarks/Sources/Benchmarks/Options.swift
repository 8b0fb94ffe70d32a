/// What the command line asks for.
struct Options {
  /// The Python whose packages are compared with.
  private(set) var python = "python3"
  /// How many times every side is measured.
  private(set) var rounds = 7
  /// Parts of the names of the cases that are wanted; all cases if empty.
  private(set) var filters: [String] = []

  /// Options from arguments; throws `UsageError` for one that it does not know.
  init(_ arguments: some Sequence<String>) throws(UsageError) {
    var arguments = arguments.makeIterator()
    while let argument = arguments.next() {
      switch argument {
      case "--python":
        guard let path = arguments.next() else { throw UsageError() }
        python = path
      case "--rounds":
        guard let count = arguments.next().flatMap({ Int($0) }), count > 0 else { throw UsageError() }
        rounds = count
      default:
        guard !argument.hasPrefix("-") else { throw UsageError() }
        filters.append(argument)
      }
    }
  }

  func wants(_ benchmark: Benchmark) -> Bool {
    filters.isEmpty || filters.contains { benchmark.title.contains($0) }
  }
}

/// Arguments that make no sense.
struct UsageError: Error, CustomStringConvertible {
  var description: String { "usage: Benchmarks [--python PATH] [--rounds COUNT] [PART-OF-A-TITLE…]" }
}
