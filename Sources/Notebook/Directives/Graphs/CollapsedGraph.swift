import Engine
import Plotting
import Source

extension GraphBuilder {
  /// The most nodes that are drawn one by one.
  static let nodeLimit = 2_000
  /// The most steps one after the other that are drawn one by one.
  static let lengthLimit = 300
  /// The most named values to which a larger graph is abbreviated.
  static let nameLimit = 200

  /// Why only named values are drawn: all steps are more than anybody could follow.
  ///
  /// - Throws: `E0501` or `E0503` when told to stop.
  func excess(at span: Span) throws(DiagnosticError) -> String? {
    let (count, length) = (nodes.count, length)
    if count > Self.nodeLimit {
      return "a graph of \(count) steps is too large to draw: the limit is \(Self.nodeLimit) steps"
    }
    if length > Self.lengthLimit {
      return
        "a graph of \(length) steps one after the other is too long to draw: the limit is \(Self.lengthLimit)"
    }
    do throws(GraphError) {
      try GraphOrder.check(nodes: nodes.count, edges: links) { [context = session.context] in context.mustStop
      }
      return nil
    } catch {
      if case .interrupted = error { throw session.context.stopped(at: span) }
      return error.message
    }
  }

  /// Said where the named values are too many to be drawn as well.
  func note(on excess: String, at span: Span) -> Diagnostic? {
    let named = nodes.count { names[$0] != nil }
    guard named > Self.nameLimit else { return nil }
    return Diagnostic(
      .note, code: "N0710", "\(excess); of its \(named) named values \(Self.nameLimit) are drawn", at: span,
      hint: "draw a part of it: the diagram of one of its intermediate values")
  }

  /// Which step takes which, by place.
  private var links: [(from: Int, to: Int)] {
    var places: [Variable: Int] = [:]
    for (place, node) in nodes.enumerated() { places[node] = place }
    return nodes.enumerated().flatMap { to, node in
      formulas.operands(node).compactMap { operand in places[operand].map { ($0, to) } }
    }
  }

  /// How many steps at most follow each other.
  private var length: Int {
    var lengths: [Variable: Int] = [:]
    for node in nodes {
      let before = formulas.operands(node).compactMap { lengths[$0] }.max() ?? -1
      lengths[node] = before + 1
    }
    return lengths.values.max() ?? 0
  }

  /// The named values alone: the steps between them are one gate that says how many there are.
  func collapsed() throws(EngineError) -> ComputationGraph {
    let (named, reaches) = shownValues
    var drawn: [ComputationGraph.Node] = []
    var edges: [ComputationGraph.Edge] = []
    for (place, (node, reach)) in zip(named, reaches).enumerated() {
      let sources = reach.sources.map { (variable: named[$0], place: $0) }
      var result = self.node(node, gate: reach.count > 1 ? "\(reach.count) steps" : nil)
      result.stepCount = reach.ownCount
      if reach.count > 1 { result.rule = rule(reach.count, from: sources.compactMap { names[$0.variable] }) }
      drawn.append(result)
      edges += try self.edges(to: node, at: place, from: sources, along: reach.steps)
    }
    return graph(drawn, edges)
  }

  /// The named values that an abbreviated graph shows, and what each was computed from.
  ///
  /// Of too many every so many-th is shown; where most steps pass those by, as they do when each takes several of those
  /// before it, so many neighbours together that the graph can be laid out.
  private var shownValues: (named: [Variable], reaches: [Reach]) {
    let named = nodes.filter { names[$0] != nil }
    guard named.count > Self.nameLimit else { return (named, reaches(of: named)) }
    var values: (named: [Variable], reaches: [Reach]) = ([], [])
    for run in [1, 2, 4, 8] {
      values.named = shownNames(named, inRunsOf: run)
      values.reaches = reaches(of: values.named)
      if canBeLaidOut(values.reaches) { break }
    }
    return values
  }

  private func canBeLaidOut(_ reaches: [Reach]) -> Bool {
    let edges = reaches.enumerated().flatMap { to, reach in reach.sources.map { (from: $0, to: to) } }
    do throws(GraphError) {
      try GraphOrder.check(nodes: reaches.count, edges: edges) { [context = session.context] in
        context.mustStop
      }
      return true
    } catch {
      return false
    }
  }

  /// As many of the named values as there may be, at equal distances and the result among them, with at most half of
  /// them inputs.
  private func shownNames(_ named: [Variable], inRunsOf run: Int) -> [Variable] {
    let inputs = named.filter { stepOperands($0).isEmpty }.thinned(to: Self.nameLimit / 2, inRunsOf: 1)
    let computed = named.filter { !stepOperands($0).isEmpty }
    return (inputs + computed.thinned(to: Self.nameLimit - inputs.count, inRunsOf: run)).sorted()
  }

  /// What a caption says of many steps: `(254 steps from a, b)`.
  private func rule(_ count: Int, from sources: [String]) -> String {
    "(\(count) steps"
      + (sources.isEmpty || sources.count > 6 ? "" : " from " + sources.joined(separator: ", ")) + ")"
  }

  /// The way back from a named value to those that it was computed from without another in between.
  private struct Reach {
    var sources: [Int] = []
    /// All steps, how many of them would be drawn, and how many of these are on the way to no value before.
    var steps: [Variable] = []
    var count = 0
    var ownCount = 0
  }

  private func reaches(of named: [Variable]) -> [Reach] {
    var places: [Variable: Int] = [:]
    for (place, node) in named.enumerated() { places[node] = place }
    var isSeenBy: [Variable: Int] = [:]
    return named.enumerated().map { place, node in reach(of: node, place, places, &isSeenBy) }
  }

  private func reach(
    of node: Variable, _ place: Int, _ places: [Variable: Int], _ isSeenBy: inout [Variable: Int]
  ) -> Reach {
    var open = [(step: node, isOwn: true)]
    var reach = Reach()
    while let (next, isOwn) = open.popLast() {
      let operands = stepOperands(next)
      reach.steps.append(next)
      if !operands.isEmpty, isDrawn(next) {
        reach.count += 1
        if isOwn { reach.ownCount += 1 }
      }
      for operand in operands where isSeenBy[operand] != place {
        let isOwn = isSeenBy.updateValue(place, forKey: operand) == nil
        if let source = places[operand] {
          reach.sources.append(source)
        } else {
          open.append((operand, isOwn))
        }
      }
    }
    reach.sources.sort()
    return reach
  }
}

extension [Variable] {
  /// At most so many of the variables, runs of neighbours at equal distances, the last among them.
  fileprivate func thinned(to limit: Int, inRunsOf length: Int) -> [Variable] {
    guard count > limit else { return self }
    let runs = limit / length
    return (1...Swift.max(runs, 1)).flatMap { self[..<($0 * count / Swift.max(runs, 1))].suffix(length) }
  }
}
