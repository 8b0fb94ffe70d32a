/// What the runs of a `sweep` left: for each name its body defines, the value of every run.
struct SweepRuns {
  /// The names that the body defines, in its order.
  let names: [String]
  private let values: [String: [Value]]
  /// How many runs there were.
  let count: Int

  init(names: [String], values: [String: [Value]], count: Int) {
    self.names = names
    self.values = values
    self.count = count
  }

  subscript(name: String) -> [Value]? { values[name] }
}
