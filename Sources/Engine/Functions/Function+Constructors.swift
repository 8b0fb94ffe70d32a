extension Function {
  /// The functions that make tensors from numbers alone, without randomness.
  static let constructors: [Function] = [
    Function("zeros", [.lengths("shape")], "A tensor of zeros.") { call throws(EngineError) in
      filled("zeros", 0, try call.lengths("shape"))
    },
    Function("ones", [.lengths("shape")], "A tensor of ones.") { call throws(EngineError) in
      filled("ones", 1, try call.lengths("shape"))
    },
    Function("eye", [.constant("n")], "The n × n identity matrix.") { call throws(EngineError) in
      let n = try Call.length("n", try call.required("n"))
      return constructor("eye", [n, n]) { $0 % (n + 1) == 0 ? 1 : 0 }
    },
    Function(
      "range", [.source("from"), .source("to"), .source("step", default: 1)],
      "The numbers from one to another in equal steps, both included."
    ) { call throws(EngineError) in
      try range(
        try call.required("from"), try call.required("to"), step: try call.required("step"),
        sources: call.shapes.count)
    },
    Function(
      "linspace", [.source("from"), .source("to"), .source("count")],
      "A number of equally spaced numbers from one to another, both included."
    ) { call throws(EngineError) in
      linspace(
        try call.required("from"), try call.required("to"),
        count: try Call.length("count", try call.required("count")), sources: call.shapes.count)
    },
    Function(
      "one_hot", [.source("labels"), .source("classes")], "A row of zeros with a one for each label."
    ) {
      call throws(EngineError) in
      let labels = call.constants["labels"]?.first ?? Tensor([])
      let classes = try Call.length("classes", try call.required("classes"))
      let rows = try Tensor.oneHot(try labels.integers("a class index"), classes: classes)
      return constructor("one_hot", labels.shape + [classes], sources: call.shapes.count) { rows[$0] }
    },
  ]

  private static func filled(_ name: String, _ value: Double, _ shape: [Int]) -> Operation {
    constructor(name, shape) { _ in value }
  }

  /// An operation that fills a shape, each entry from its row-major position; what it was made from are operands that no
  /// gradient goes to.
  private static func constructor(
    _ name: String, _ shape: [Int], sources: Int = 0, _ entry: @escaping @Sendable (Int) -> Double
  ) -> Operation {
    Operation(
      name, summary: "A constant tensor.", arity: sources...sources, decomposition: .constant,
      shownFactors: { $0.operands.map { _ in 0 } },
      shape: { _ throws(EngineError) in shape },
      forward: { _, shape throws(EngineError) in
        Tensor(shape: shape) { entries in
          for i in entries.indices { entries[i] = entry(i) }
        }
      },
      backward: { _, pullback throws(EngineError) in pullback.operands.map { _ in nil } })
  }

  private static func range(
    _ start: Double, _ end: Double, step: Double, sources: Int
  ) throws(EngineError) -> Operation {
    guard step != 0, step.isFinite, (end - start) / step >= 0, start.isFinite, end.isFinite else {
      throw .invalidValue(
        what: "step", value: step,
        requirement: "a number that leads from \(EngineError.text(start)) to \(EngineError.text(end))")
    }
    // A last step that misses the end only by rounding still reaches it.
    let exact = (end - start) / step
    let steps = (exact + 1e-9 * Swift.max(1, exact)).rounded(.down)
    guard let last = Int(exactly: steps), last < Int.max else {
      throw .invalidValue(what: "step", value: step, requirement: "not so small")
    }
    let reachesEnd = (exact - steps).magnitude <= 1e-9 * Swift.max(1, exact)
    return constructor("range", [last + 1], sources: sources) { i in
      i == last && reachesEnd ? end : start + Double(i) * step
    }
  }

  private static func linspace(_ start: Double, _ end: Double, count: Int, sources: Int) -> Operation {
    let step = (end - start) / Double(Swift.max(count - 1, 1))
    return constructor("linspace", [count], sources: sources) { i in
      i == count - 1 && count > 1 ? end : start + Double(i) * step
    }
  }
}
