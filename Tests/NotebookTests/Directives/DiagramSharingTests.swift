import Notebook
import Plotting
import Testing

/// What is shared in a picture, and what flows back where wires meet again.
@Suite struct DiagramSharingTests {
  private func picture(_ code: String) throws -> any Picture {
    let pictures = Running.notebook(Running.cell(code)).cells.flatMap(\.outputs).compactMap { output in
      if case .picture(let picture) = output { picture } else { nil }
    }
    return try #require(pictures.last)
  }

  private func diagram(_ code: String) throws -> Diagram { try #require(try picture(code) as? Diagram) }

  /// By hand at x = 2, y = −3: the branches of xy = −6 bring the other factors −4 and −5, together −9.
  @Test func aSharedSubexpressionIsDrawnOnce() throws {
    let code = "define x = 2\ndefine y = -3\ndefine f = (x*y + 1)*(x*y + 2)\n"
    let diagram = try diagram(code + "diagram f")
    let products = diagram.dataTable?.rows.filter { $0[1] == "·" } ?? []
    #expect(products.map { [$0[2], $0[3]] } == [["−6", "−9"], ["20", "1"]])
    let below = diagram.edges.compactMap(\.below?.string)
    #expect(below.filter { ["−4", "−5", "−9"].contains($0) }.sorted() == ["−4", "−4", "−5", "−5", "−9"])
    let named = try self.diagram("define x = 2\ndefine p = x*x\ndefine q = x*x\ndefine f = p + q\ndiagram f")
    #expect(named.dataTable?.rows.map { $0[0] } == ["x", "p", "q", "f"])
  }

  /// c = 10⁴a · b with b = 10⁴a: of the gradient 2·10⁸a of a, half comes through b and half directly.
  @Test func anAbbreviatedGraphShowsTheSharesOfItsForks() throws {
    let terms = Array(repeating: "a", count: 10_000).joined(separator: " + ")
    let code = "define a = 2\ndefine b = \(terms)\ndefine c = (1*\(terms))*b\n"
    let below = try diagram(code + "diagram c, digits: 6").edges.compactMap(\.below?.string)
    #expect(below.filter { $0 == "2×10⁸" }.count == 2 && below.contains("4×10⁸"))
    let captions = try diagram(code + "animate backward of c, digits: 6").steps.map(\.caption)
    #expect(captions.contains("b = (9999 steps from a) = 20,000"))
    #expect(captions.contains("share of ∂c/∂a = ∂c/∂b · ∂b/∂a = 2×10⁸ (chain rule through 9999 steps)"))
    #expect(captions.last == "∂c/∂a = sum of its shares = 2×10⁸ + 2×10⁸ = 4×10⁸")
  }

  /// x² + 3x at 2: the shares are 4 and 3.
  @Test func animatedRecordsShowTheSharesOfAFork() throws {
    let code = "define x = 2\ndefine f = x^2 + 3*x\n"
    let moving = try diagram(code + "animate backward of f, style: record")
    #expect(moving.edges.compactMap(\.below?.string).sorted() == ["3", "4"])
    #expect(try diagram(code + "diagram f, style: record").edges.allSatisfy { $0.below == nil })
  }

  @Test func recordsOfTensorsShowTheirShape() throws {
    let svg = try picture("define M = [[1, 2], [3, 4]]\ndefine f = sum(M)\ndiagram f, style: record").svg(
      .inline)
    #expect(svg.contains(">[1, 2; 3, 4]<") && svg.contains(">2×2<"))
  }

  /// What stands for operands without names, explained below the picture.
  @Test func everyEdgeOfATensorSaysItsDerivative() throws {
    let code = """
      define first = ones(3, 5)
      define second = ones(5, 4)
      define third = ones(4, 2)
      define f = sum(relu(tanh(first @ second @ third) + 1)^2)
      diagram f, style: edges
      """
    let picture = try diagram(code)
    #expect(
      picture.edges.compactMap(\.above?.string) == [
        "·secondᵀ", "firstᵀ·", "·thirdᵀ", "∘ᵀ·", "1−tanh²", "1", "1[· > 0]", "2(·)", "1",
      ])
    #expect(
      picture.notes == [
        "· stands for the value that the edge begins at", "∘ stands for the other operand of the gate",
        "the gradient that arrives stands on the side where the dot is",
        "tanh: the value of the gate itself",
      ])
    #expect(picture.svg(.inline).contains(">tanh: the value of the gate itself<"))
    #expect(try diagram("define f = softmax([1, 2])\ndefine g = f[0]\ndiagram g, style: edges").notes == [])
  }

  /// tanh(0.5) = 0.4621…, and the skip adds the 1 of the input; nothing but the sum travels on.
  @Test func aResidualConnectionMeetsItsBlockInASum() throws {
    let net = "define network net, layers: [1, residual(dense(1, activation: tanh)), 1], init: zeros\n"
    for line in ["diagram net on 1", "animate forward of net on 1", "diagram net"] {
      let network = try #require(try picture(net + line) as? Architecture)
      #expect(network.residuals == [0...2])
      guard case .sum(let units) = network.stages[2] else {
        Issue.record("no sum behind the block")
        continue
      }
      #expect(units.map(\.value) == [line == "diagram net" ? nil : "1"])
    }
    let steps = try #require(try picture(net + "animate forward of net on 1") as? Architecture).steps
    #expect(
      steps.map(\.caption) == [
        "x = 1", "a_1 = tanh(W_1 x + b_1) = 0", "x + a_1 = 1", "y = W_2 (x + a_1) + b_2 = 0",
      ])
    let norms = "define network n, layers: [2, residual(dense(2), layer-norm), 1], init: zeros\n"
    let normed = try #require(try picture(norms + "animate forward of n on [1, 2]") as? Architecture).steps
    #expect(normed.last?.caption == "y = W_2 (x + layernorm(a_1)) + b_2 = 0")
    let scalars = try diagram(net + "define y = net(1)\ndiagram y, scalars: true")
    #expect(scalars.dataTable?.rows.contains { $0[1] == "+" && $0[2] == "1" } == true)
  }
}
