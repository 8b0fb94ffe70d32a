import Foundation
import Plotting

extension Benchmark {
  /// Computation-like graphs laid out and written as SVG, against graphviz's `dot`; the result is how often
  /// edges cross.
  static func graphs() -> [Benchmark] {
    [(300, 75), (300, 300), (2_000, 500)].map { nodes, extra in
      let edges = generatedEdges(nodes: nodes, extra: extra)
      return Benchmark(
        title: "graph of \(nodes) nodes, \(nodes - 1 + extra) edges", name: "graph-\(nodes)-\(extra)",
        repetitions: 1, peers: ["dot"]
      ) { repetitions in
        var (bytes, crossings) = (0, 0)
        var measurement = try time {
          for _ in 0..<repetitions {
            let diagram = try Diagram(
              nodes: Array(repeating: DiagramNode(.gate("+")), count: nodes), edges: edges, summary: "a graph"
            )
            bytes = diagram.svg(.file).utf8.count
            crossings = diagram.layout.crossings
          }
        }
        measurement.bytes = bytes
        measurement.value = Double(crossings)
        return measurement
      }
    }
  }

  /// Each node takes some node shortly before it, and `extra` more edges reach farther; the peer draws its graph
  /// from the same numbers.
  private static func generatedEdges(nodes count: Int, extra: Int) -> [DiagramEdge] {
    var state: UInt64 = 1
    func below(_ limit: Int) -> Int {
      // Knuth's linear congruential generator (MMIX), upper bits.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    var edges = (1..<count).map { DiagramEdge(from: $0 - 1 - below(min($0, 10)), to: $0) }
    for _ in 0..<extra {
      let head = 1 + below(count - 1)
      edges.append(DiagramEdge(from: head - 1 - below(min(head, 30)), to: head))
    }
    return edges
  }
}
