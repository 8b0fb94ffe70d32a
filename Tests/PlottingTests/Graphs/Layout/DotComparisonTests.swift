import Foundation
import Plotting
import Testing

/// graphviz, where it is installed; its `-v` says how often edges cross.
private enum Dot {
  static let program = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { $0 + "/dot" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  static func crossings(_ graph: Graph) throws -> Int {
    let process = Process()
    process.executableURL = URL(filePath: try #require(program))
    process.arguments = ["-v", "-Tplain"]
    let (input, errors) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(source(graph).utf8))
    try input.fileHandleForWriting.close()
    let log = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // mincross G: 3 crossings, 0.00 secs.
    let line = try #require(
      log.split(separator: "\n").last { $0.hasPrefix("mincross") && $0.contains(" crossings,") })
    let words = line.split(separator: " ")
    let place = try #require(words.firstIndex(of: "crossings,"))
    return try #require(Int(words[place - 1]))
  }

  private static func source(_ graph: Graph) -> String {
    var text = "digraph G { rankdir=LR; node [shape=box fixedsize=true label=\"\"];\n"
    for (index, node) in graph.nodes.enumerated() {
      text += "n\(index) [width=\(node.width / 72) height=\(node.height / 72)];\n"
    }
    for edge in graph.edges { text += "n\(edge.from) -> n\(edge.to);\n" }
    return text + "}\n"
  }
}

@Suite(.enabled(if: Dot.program != nil, "graphviz is not installed, so there is nothing to compare with"))
struct DotComparisonTests {
  /// Fifty graphs of 10 to 59 nodes without repeated edges, which `dot` counts as one.
  @Test func edgesCrossNoMoreOftenThanInGraphviz() throws {
    var (ours, theirs, worse) = (0, 0, 0)
    for seed in 0..<50 {
      var graph = Graph.generated(nodes: 10 + seed, extra: 5 + seed / 2, seed: seed, labels: false)
      var seen: Set<[Int]> = []
      graph.edges = graph.edges.filter { seen.insert([$0.from, $0.to]).inserted }
      let layout = try GraphLayout(of: graph)
      layout.check(graph)
      let crossings = try Dot.crossings(graph)
      ours += layout.crossings
      theirs += crossings
      if layout.crossings > crossings { worse += 1 }
    }
    print("crossings on 50 graphs: \(ours) here, \(theirs) in graphviz; more on \(worse)")
    #expect(ours <= theirs && worse <= 4)
  }

  /// Edges from anywhere to anywhere, which cross thousands of times.
  @Test func tangledGraphsCrossNoMoreOftenThanInGraphviz() throws {
    var (ours, theirs) = (0, 0)
    for nodes in [30, 60, 120, 300] {
      let graph = Graph.tangled(nodes: nodes, operands: 2, seed: nodes)
      ours += try GraphLayout(of: graph).crossings
      theirs += try Dot.crossings(graph)
    }
    print("crossings on tangled graphs: \(ours) here, \(theirs) in graphviz")
    #expect(ours <= theirs)
  }
}
