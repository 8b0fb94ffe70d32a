/// Runs every case beside its peers and prints one table.
@main
struct Benchmarks {
  static func main() throws {
    let options = try Options(CommandLine.arguments.dropFirst())
    var peers = Peers(python: options.python)
    print(Table.header)
    for benchmark in try Benchmark.all() where options.wants(benchmark) {
      let comparison = try Comparison(of: benchmark, with: &peers, rounds: options.rounds)
      print(Table.rows(comparison))
    }
    for note in peers.notes { print("\n\(note)") }
  }
}
