import Plotting
import Testing

/// Gates that tell their operands apart: the first is drawn above or left of the second, or marks say which is which.
@Suite struct OperandOrderTests {
  private let styles = ComputationGraph.Style.allCases

  /// How many gates tell operands apart, and how many have them the wrong way round; these, and no others, are marked.
  private func gates(
    of diagram: Diagram, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> (all: Int, swapped: Int) {
    var operands: [Int: [Int: Int]] = [:]
    for (index, edge) in diagram.edges.enumerated() {
      if let place = edge.place { operands[edge.to, default: [:]][place] = index }
    }
    var swapped = 0
    for pair in operands.values {
      let edges = [try #require(pair[1]), try #require(pair[2])]
      let ends = try edges.map { try #require(diagram.layout.routes[$0].curves.last).end }
      let across = ends.map { diagram.direction == .topDown ? $0.x : $0.y }
      let isSwapped = across[0] > across[1]
      #expect(across[0] != across[1], sourceLocation: sourceLocation)
      #expect(edges.allSatisfy { diagram.edges[$0].isMarked == isSwapped }, sourceLocation: sourceLocation)
      if isSwapped { swapped += 1 }
    }
    let svg = diagram.svg(.file)
    for mark in [">1st<", ">2nd<"] {
      #expect(svg.ranges(of: mark).count == swapped, sourceLocation: sourceLocation)
    }
    return (operands.count, swapped)
  }

  @Test(arguments: 0..<40) func ordersAreKeptOrMarked(seed: Int) throws {
    let graph = ComputationGraph.expression(steps: 3 + seed / 2, sharing: 3, seed: seed)
    for style in styles {
      for direction in [nil, Graph.Direction.topDown] {
        let diagram = try graph.diagram(style: style, direction: direction)
        _ = try gates(of: diagram)
        diagram.layout.check(diagram.graph)
        #expect(diagram.svg(.file) == (try graph.diagram(style: style, direction: direction).svg(.file)))
      }
    }
  }

  /// Of a picture and its mirror image, the one is drawn that reads as the formulas do: a sum of h1 and h2, which are made
  /// of products of the same two inputs.
  @Test func aPictureIsNotItsMirrorImage() throws {
    typealias Node = ComputationGraph.Node
    var graph = ComputationGraph(nodes: [], edges: [])
    for name in ["a1", "a2", "w1", "w2", "w3", "w4"] { graph.nodes.append(Node(.input, name: name)) }
    func gate(_ symbol: String, _ operands: Int...) -> Int {
      graph.nodes.append(Node(.operation(symbol)))
      for operand in operands { graph.edges.append(.init(from: operand, to: graph.nodes.count - 1)) }
      return graph.nodes.count - 1
    }
    let first = gate("+", gate("·", 2, 0), gate("·", 3, 1))
    let second = gate("+", gate("·", 4, 0), gate("·", 5, 1))
    _ = gate("+", first, second)
    for style in styles {
      let diagram = try graph.diagram(style: style, direction: .leftToRight)
      let heights = [first, second].map { node in diagram.edges.firstIndex { $0.from == node } }
        .compactMap(\.self).compactMap { diagram.layout.routes[$0].curves.last?.end.y }
      #expect(heights.count == 2 && heights[0] < heights[1])
    }
  }

  /// Where no value is used twice, nothing crosses and no order is lost.
  @Test(arguments: 0..<40) func treesKeepEveryOrder(seed: Int) throws {
    let graph = ComputationGraph.expression(steps: 3 + seed / 2, sharing: 0, seed: seed)
    for style in styles {
      let diagram = try graph.diagram(style: style)
      #expect(diagram.layout.crossings == 0)
      #expect(try gates(of: diagram).swapped == 0)
    }
  }

  /// Left to chance, every second gate has its operands the wrong way round.
  @Test func fewOperandsOfSmallGraphsAreSwapped() throws {
    for style in styles {
      var (all, swapped) = (0, 0)
      for seed in 0..<60 {
        let graph = ComputationGraph.expression(steps: 4, sharing: 3, seed: seed)
        let counts = try gates(of: graph.diagram(style: style))
        (all, swapped) = (all + counts.all, swapped + counts.swapped)
      }
      #expect(all > 100 && swapped * 6 <= all, "\(style): \(swapped) of \(all)")
    }
  }

  @Test func ordersCostNoCrossings() throws {
    var (ordered, free) = (0, 0)
    for seed in 0..<60 {
      var graph = try ComputationGraph.expression(steps: 5 + seed / 2, sharing: 4, seed: seed).diagram().graph
      ordered += try GraphLayout(of: graph).crossings
      for edge in graph.edges.indices { graph.edges[edge].place = nil }
      free += try GraphLayout(of: graph).crossings
    }
    #expect(ordered > 50 && ordered <= free, "\(ordered) and \(free)")
  }

  /// Of (a/b)/a one of the gates takes its operands from below upwards in every picture without crossings.
  @Test func aMarkStandsAtTheArrowhead() throws {
    let graph = ComputationGraph(
      nodes: [
        .init(.input, name: "a", value: "3"), .init(.input, name: "b", value: "2"),
        .init(.operation("/"), value: "1.5"), .init(.operation("/"), name: "q", value: "0.5"),
      ],
      edges: [
        .init(from: 0, to: 2, place: 1), .init(from: 1, to: 2, place: 2), .init(from: 2, to: 3, place: 1),
        .init(from: 0, to: 3, place: 2),
      ])
    for style in styles {
      let diagram = try graph.diagram(style: style)
      #expect(diagram.layout.crossings == 0)
      #expect(try gates(of: diagram) == (2, 1))
    }
  }

  /// 2/a: a number written in the formula is an operand as well.
  @Test func constantsKeepTheirOrder() throws {
    for order in [[0, 1], [1, 0]] {
      let graph = ComputationGraph(
        nodes: [
          .init(.input, name: "a", value: "3"), .init(.constant, value: "2"),
          .init(.operation("/"), name: "q", value: "0.667"),
        ],
        edges: [.init(from: order[0], to: 2, place: 1), .init(from: order[1], to: 2, place: 2)])
      for style in styles { #expect(try gates(of: graph.diagram(style: style)) == (1, 0)) }
    }
  }
}

extension ComputationGraph {
  /// An expression whose operations mostly tell their operands apart.
  ///
  /// - Parameter sharing: How many of ten operands are values that may have been used before.
  fileprivate static func expression(steps: Int, sharing: Int, seed: Int) -> ComputationGraph {
    var draws = Draws(seed: seed + 1_000 * steps)
    var graph = ComputationGraph(nodes: [], edges: [])
    var unused: [Int] = []
    func operand() -> Int {
      if draws.below(10) < sharing, case let shared = draws.below(max(graph.nodes.count, 1)),
        shared < graph.nodes.count, graph.nodes[shared].role != .constant
      {
        unused.removeAll { $0 == shared }
        return shared
      }
      if draws.below(3) > 0, !unused.isEmpty { return unused.remove(at: draws.below(unused.count)) }
      let isConstant = draws.below(4) == 0
      graph.nodes.append(
        Node(isConstant ? .constant : .input, name: isConstant ? nil : "x", value: "2", gradient: "0.25"))
      return graph.nodes.count - 1
    }
    func apply(_ symbol: String) {
      let operands =
        unused.count > 6 ? [unused.removeFirst(), unused.removeFirst()] : [operand(), operand()]
      let isOrdered = "−/^@".contains(symbol) && operands[0] != operands[1]
      graph.nodes.append(Node(.operation(symbol), value: "1.5", gradient: "−3"))
      for (place, source) in operands.enumerated() {
        graph.edges.append(
          Edge(
            from: source, to: graph.nodes.count - 1, localDerivative: "1/b", localNumber: "0.5",
            contribution: "7", place: isOrdered ? place + 1 : nil))
      }
      unused.append(graph.nodes.count - 1)
    }
    for _ in 0..<steps { apply(["+", "·", "−", "/", "^", "@"][draws.below(6)]) }
    return graph
  }
}
