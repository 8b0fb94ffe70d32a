import Notebook
import Plotting
import Source
import Testing

/// What is drawn of graphs and networks that are too large to be drawn step by step.
@Suite struct DiagramSizeTests {
  /// 20,000 steps between four named values.
  @Test func aHugeGraphIsAbbreviatedToItsNamedValues() throws {
    let terms = Array(repeating: "a", count: 10_000).joined(separator: " + ")
    let picture = Running.pictures(
      "define a = 2\ndefine b = \(terms)\ndefine c = (1*\(terms))*b\ndefine f = b*c\ndiagram f, digits: 6")
    let rows = try #require(picture.last?.dataTable?.rows)
    #expect(rows.map { $0[0] } == ["a", "b", "c", "f"])
    #expect(rows.map { $0[1] } == ["", "9999 steps", "10001 steps", "·"])
    // f = (10⁴ a)³, so that its derivative is 3·10¹² a².
    #expect(rows[0][3] == "1.2×10¹³" && rows[3][2] == "8×10¹²")
  }

  @Test func aHugeGraphOfNamesIsDrawnInPart() {
    let lines = (1...2_100).map { "define x\($0) = x\($0 - 1) + 1" }.joined(separator: "\n")
    #expect(Running.problems(Running.cell("define x0 = 0\n\(lines)\ndiagram x2100")) == ["N0710 'x2100'"])
  }

  /// Each step takes the two values before it, so that no single one of them cuts the graph in two.
  @Test(arguments: [1_200, 3_496]) func aLongChainWithBypassesIsDrawnInPart(length: Int) throws {
    let lines = (2..<length).map { "define x\($0) = x\($0 - 1) + 0.1*x\($0 - 2)" }.joined(separator: "\n")
    let code = "define x0 = 1\ndefine x1 = 1\n\(lines)\ndiagram x\(length - 1), style: record"
    let executed = Running.notebook(Running.cell(code))
    #expect(executed.diagnostics.map(\.code) == ["N0710"])
    let pictures = executed.cells.flatMap(\.outputs).compactMap { output -> (any Picture)? in
      if case .picture(let picture) = output { picture } else { nil }
    }
    let picture = try #require(pictures.first)
    // A product and a sum for each, told once.
    #expect(picture.summary.hasSuffix(": \(2 * (length - 2)) operations"), "\(picture.summary)")
    // Two neighbours carry all that comes before them.
    let names = try #require(picture.dataTable?.rows).map { $0[0] }
    #expect(names.count == 200 && names.suffix(2) == ["x\(length - 2)", "x\(length - 1)"])
  }

  /// Steps one after the other, further than a picture reaches.
  @Test(arguments: [600, 2_000, 20_000]) func aLongChainIsAbbreviated(length: Int) {
    let terms = Array(repeating: "a", count: length / 2 + 1).joined(separator: " + ")
    let chain = "define a = 2\ndefine b = \(terms)\ndefine f = b + \(terms)\n"
    let drawn = Running.pictures(
      chain
        + ["circuit", "record", "edges", "plain"].map {
          "diagram f, style: \($0), direction: right\ndiagram f, style: \($0), direction: down"
        }.joined(separator: "\n"))
    #expect(drawn.count == 8)
    for picture in drawn {
      #expect(picture.dataTable?.rows.map { $0[0] } == ["a", "b", "f"])
      #expect(picture.svg(.file).utf8.count < 5_000)
    }
  }

  /// 600 layers are told in one block, 12 one by one.
  @Test(arguments: [(12, 14), (600, 17)]) func aDeepNetworkIsAbbreviated(layers: Int, stages: Int) throws {
    let widths = Array(repeating: "2", count: layers + 1).joined(separator: ", ")
    let drawn = Running.pictures(
      "define network deep, layers: [\(widths)]\ndiagram deep, loss: l2\nanimate forward of deep on [1, 2]")
    let still = try #require(drawn.first as? Architecture)
    #expect(still.abbreviated.stages.count == stages)
    #expect(still.svg(.file).contains(">586 more layers<") == (layers == 600))
    #expect(still.svg(.file).utf8.count < 30_000 && still.summary.count < 1_000)
    let moving = try #require(drawn.last as? Architecture)
    #expect(moving.abbreviated.steps.last?.caption.hasPrefix("y = W_\(layers) a_\(layers - 1)") == true)
  }

  @Test func inANarrowColumnEdgesRunDownwards() throws {
    func direction(_ option: String) throws -> Graph.Direction {
      let cell =
        "```swift-nn\n\(option)define a = 2\ndefine b = 3\ndefine c = max(a*b, a + b)\ndiagram c\n```\n"
      let outputs = Running.notebook(cell).cells.flatMap(\.outputs)
      let pictures = outputs.compactMap {
        if case .picture(let picture) = $0 { picture as? Diagram } else { nil }
      }
      return try #require(pictures.last).direction
    }
    #expect(try direction("") == .leftToRight)
    #expect(try direction("#| layout-ncol: 3\n") == .topDown)
  }
}
