import Plotting
import Testing

@Suite struct DiagramGoldenTests {
  private let goldens = Goldens("Diagrams")

  private func pictures() throws -> [(String, any Picture)] {
    let (product, fork) = (ComputationGraph.product, ComputationGraph.fork)
    return [
      ("circuit", try product.diagram()), ("circuit-down", try product.diagram(direction: .topDown)),
      ("fork", try fork.diagram()), ("record", try fork.diagram(style: .record)),
      ("edges", try fork.diagram(style: .edges)), ("plain", try fork.diagram(style: .plain)),
      ("backward", try fork.diagram(animating: .backward)), ("network", Architecture.small),
      ("network-folded", Architecture.samples[2]), ("network-forward", Architecture.samples[3]),
    ]
  }

  @Test func `diagrams keep their bytes`() throws {
    for (name, picture) in try pictures() { try goldens.check(picture.svg(.file), name + ".svg") }
  }

  @Test func `every golden is used`() throws {
    #expect(try goldens.names() == Set(pictures().map { $0.0 + ".svg" }))
  }
}
