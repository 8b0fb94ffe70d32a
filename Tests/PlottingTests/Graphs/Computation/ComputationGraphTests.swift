import Plotting
import Testing

@Suite struct ComputationGraphTests {
  @Test func aWireCarriesValueGradientAndLocalDerivative() throws {
    let diagram = try ComputationGraph.product.diagram()
    let wire = try #require(diagram.edges.first { $0.from == 2 })
    #expect(wire.above == .init("3", .value, name: "q"))
    #expect(wire.below == .init("−4", .gradient))
    #expect(wire.atHead == .init("z = −4", .muted))
    let result = try #require(diagram.edges.first { $0.from == 4 })
    #expect(diagram.nodes[result.to].content == .name("f"))
    #expect(result.above?.string == "−12" && result.below?.string == "1")
  }

  @Test func atAForkBranchesShowWhatTheyContributeAndTheTrunkTheSum() throws {
    let diagram = try ComputationGraph.fork.diagram()
    let fork = try #require(diagram.nodes.firstIndex { $0.content == .fork })
    let trunk = try #require(diagram.edges.first { $0.to == fork })
    #expect(trunk.below == .init("7", .gradient))
    #expect(!trunk.hasArrowhead)
    #expect(diagram.edges.filter { $0.from == fork }.map { $0.below?.string } == ["4", "3"])
  }

  @Test func constantsHaveNoGradient() throws {
    let diagram = try ComputationGraph.fork.diagram()
    let constant = try #require(diagram.edges.first { $0.from == 2 })
    #expect(constant.above == nil && constant.below == nil && constant.atHead == nil)
  }

  @Test func recordsHoldDataGradientAndDegree() throws {
    let diagram = try ComputationGraph.fork.diagram(style: .record)
    #expect(
      diagram.nodes[0].content
        == .box(
          name: "x", symbol: "",
          rows: [
            .init("data", "2", ink: .value), .init("grad", "7", ink: .gradient),
            .init("degree", "2", ink: .muted),
          ]))
    #expect(diagram.edges.count == 5)
  }

  @Test func edgesCarrySymbolsOverNumbersAndNumbersOnce() throws {
    let diagram = try ComputationGraph.fork.diagram(style: .edges)
    #expect(diagram.edges[0].above == .init("2x", .muted) && diagram.edges[0].below == .init("4", .text))
    #expect(diagram.edges[3].above == .init("1", .muted) && diagram.edges[3].below == nil)
  }

  @Test func aBackwardPassGoesForwardFirstAndCaptionsEachRule() throws {
    let diagram = try ComputationGraph.product.diagram(animating: .backward)
    #expect(
      diagram.steps.map(\.caption) == [
        "x = −2, y = 5, z = −4", "q = x + y = −2 + 5 = 3", "f = q · z = −12", "∂f/∂f = 1",
        "∂f/∂q = ∂f/∂f · z = 1 · (−4) = −4 (product: times the other factor)",
        "∂f/∂z = ∂f/∂f · q = 1 · 3 = 3 (product: times the other factor)",
        "∂f/∂x = ∂f/∂q · 1 = (−4) · 1 = −4 (sum: passes on)",
        "∂f/∂y = ∂f/∂q · 1 = (−4) · 1 = −4 (sum: passes on)",
      ])
  }

  @Test func gradientsAddWhenTheLastBranchHasArrived() throws {
    let steps = try ComputationGraph.fork.diagram(animating: .backward).steps
    #expect(steps.last?.caption == "∂y_1/∂x = sum of its shares = 4 + 3 = 7")
    #expect(steps.map(\.caption).contains("share of ∂y_1/∂x = ∂y_1/∂s · 2x = 1 · 4 = 4 (chain rule)"))
    let all = steps.flatMap(\.parts)
    #expect(Set(all).count == all.count)
  }

  @Test func everyWordOfAnAnimatedCircuitAppearsOnce() throws {
    let diagram = try ComputationGraph.fork.diagram(animating: .backward)
    let words = diagram.edges.indices.flatMap { edge -> [RevealStep.Part] in
      (diagram.edges[edge].above == nil ? [] : [.above(edge: edge)])
        + (diagram.edges[edge].below == nil ? [] : [.below(edge: edge)])
        + (diagram.edges[edge].atHead == nil ? [] : [.atHead(edge: edge)])
    }
    #expect(Set(words) == Set(diagram.steps.flatMap(\.parts)))
  }

  @Test func aCycleIsDrawnAndAnimatedAllTheSame() throws {
    var graph = ComputationGraph.product
    graph.edges.append(.init(from: 4, to: 2))
    for style in ComputationGraph.Style.allCases {
      let diagram = try graph.diagram(style: style, animating: .backward)
      #expect(diagram.layout.width > 0)
    }
  }

  @Test func strayEdgesAndHugeGraphsAreRefused() {
    var graph = ComputationGraph.product
    graph.edges.append(.init(from: 9, to: 0))
    #expect(throws: GraphError.unknownNode(edge: 4)) { try graph.diagram() }
    let huge = ComputationGraph(nodes: Array(repeating: .init(.input, name: "x"), count: 20_000), edges: [])
    #expect(throws: GraphError.self) { try huge.diagram(style: .record) }
  }

  @Test func theSummaryNamesResultInputsAndSize() {
    #expect(
      ComputationGraph.product.summary == "computation graph of f = −12 from x, y, z: 2 operations")
  }

  /// W has 6 entries, too many to be written; what is drawn of it must not be taken for its value.
  @Test func shapesAreNoValues() throws {
    let graph = ComputationGraph(
      nodes: [
        .init(.input, name: "W", shape: "2×3"), .init(.operation("Σ"), name: "s", value: "4"),
      ], edges: [.init(from: 0, to: 1)])
    #expect(try graph.diagram().edges[0].above == .init("2×3", .shape))
    let boxes = try graph.diagram(style: .edges).nodes
    #expect(boxes[0].content == .box(name: "W", symbol: "", rows: [.init("", "2×3", ink: .shape)]))
    let table = try #require(graph.diagram().dataTable)
    #expect(table.columns.last == "shape")
    #expect(table.rows.map { [$0[2], $0[4]] } == [["", "2×3"], ["4", ""]])
    let lone = ComputationGraph(nodes: [graph.nodes[0]], edges: [])
    #expect(lone.summary == "computation graph of W (2×3): no operations")
  }

  @Test(arguments: ComputationGraph.Style.allCases)
  func aValueThatNothingComputedIsShown(style: ComputationGraph.Style) throws {
    let graph = ComputationGraph(nodes: [.init(.input, name: "f", value: "3", gradient: "1")], edges: [])
    let diagram = try graph.diagram(style: style)
    guard case .box(let name, _, let rows)? = diagram.nodes.first?.content else {
      Issue.record("no box")
      return
    }
    #expect(name == "f" && rows.contains { $0.text == "3" && $0.ink == .value })
    #expect(diagram.summary == "computation graph of f = 3: no operations")
  }

  /// Two hundred generated computations, in every style and both directions.
  @Test(arguments: 0..<200) func generatedDiagramsAreClean(seed: Int) throws {
    let graph = ComputationGraph.generated(seed: seed)
    for style in ComputationGraph.Style.allCases {
      for direction in [Graph.Direction.leftToRight, .topDown] {
        let diagram = try graph.diagram(style: style, direction: direction, animating: .backward)
        diagram.layout.check(diagram.graph)
        let all = diagram.steps.flatMap(\.parts)
        #expect(Set(all).count == all.count)
      }
    }
  }

  @Test func theSummaryOfEdgesSaysWhatTheySay() throws {
    #expect(
      try ComputationGraph.product.diagram(style: .edges).summary
        == "computation graph of f = −12 from x, y, z: 2 operations; "
        + "x → q: 1, y → q: 1, q → f: z = −4, z → f: q = 3")
  }

  @Test func aLongCircuitRunsDownwardsUnlessToldOtherwise() throws {
    var chain = ComputationGraph(nodes: [.init(.input, name: "x", value: "1")], edges: [])
    for place in 1...20 {
      chain.nodes.append(.init(.operation("σ"), value: "0.5", gradient: "0.25"))
      chain.edges.append(.init(from: place - 1, to: place, localNumber: "0.25"))
    }
    #expect(try chain.diagram().direction == .topDown)
    #expect(try chain.diagram(direction: .leftToRight).direction == .leftToRight)
    #expect(try ComputationGraph.product.diagram().direction == .leftToRight)
  }

  @Test func aLongLocalDerivativeIsItsNumber() throws {
    var graph = ComputationGraph.product
    graph.edges[2].localDerivative = "σ(z)(1−σ(z))"
    let wire = try #require(try graph.diagram().edges.first { $0.from == 2 })
    #expect(wire.atHead == .init("−4", .muted))
  }
}
