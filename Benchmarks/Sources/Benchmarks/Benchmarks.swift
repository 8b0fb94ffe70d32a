import Foundation

/// Runs every case beside its peers and prints one table.
@main
struct Benchmarks {
  static func main() throws {
    guard let options = try? Options(CommandLine.arguments.dropFirst()) else {
      FileHandle.standardError.write(Data("\(UsageError())\n".utf8))
      exit(2)
    }
    var peers = Peers(python: options.python)
    print(Table.header)
    var curves: [Comparison] = []
    for benchmark in try Benchmark.all() where options.wants(benchmark) {
      let comparison = try Comparison(of: benchmark, with: &peers, rounds: options.rounds)
      print(Table.rows(comparison))
      if benchmark.title.hasPrefix("curve, ") { curves.append(comparison) }
    }
    if curves.count > 1 { print(Table.together(curves)) }
    for note in peers.notes { print("\n\(note)") }
  }
}
