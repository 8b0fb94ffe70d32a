import Foundation
import Plotting
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct DiagramSVGTests {
  private let graphs = [ComputationGraph.product, .fork]

  private func pictures() throws -> [any Picture] {
    var pictures: [any Picture] = []
    for graph in graphs {
      for style in ComputationGraph.Style.allCases {
        for direction in [Graph.Direction.leftToRight, .topDown] {
          pictures.append(try graph.diagram(style: style, direction: direction))
          pictures.append(try graph.diagram(style: style, direction: direction, animating: .backward))
        }
      }
    }
    return pictures + Architecture.samples
  }

  @Test func pagesAreWellFormedAndFreeOfStrangeNumbers() throws {
    for picture in try pictures() {
      for rendering in [SVGRendering.inline, .file, SVGRendering(.dark, placement: .file)] {
        let text = picture.svg(rendering)
        #expect(XMLParser(data: Data(text.utf8)).parse())
        #expect(!text.contains("\"nan") && !text.contains("inf\"") && !text.contains(" id="))
        #expect(text == picture.svg(rendering))
      }
    }
  }

  @Test func namesAreEscaped() throws {
    var graph = ComputationGraph.product
    graph.nodes[0].name = "<&\""
    #expect(XMLParser(data: Data(try graph.diagram().svg(.file).utf8)).parse())
  }

  @Test func aStillPictureHasNoAnimationAndAnAnimatedOneALastFrame() throws {
    let still = try ComputationGraph.fork.diagram()
    #expect(!still.isAnimated && !still.svg(.file).contains("<animate"))
    let moving = try ComputationGraph.fork.diagram(animating: .backward)
    #expect(moving.isAnimated)
    let text = moving.svg(.file)
    // Words have no opacity of their own, and without motion none that an animation gives them.
    #expect(text.contains("prefers-reduced-motion") && text.contains(".np-words{opacity:1!important}"))
    #expect(!text.contains("class=\"np-words\" opacity"))
  }

  /// WCAG 2.2.2: what nothing can stop ends within five seconds; no more steps than can be followed in that time.
  @Test func filesEndWithinFiveSeconds() throws {
    func seconds(_ graph: ComputationGraph) throws -> (steps: Int, file: Double, page: Double) {
      let diagram = try graph.diagram(animating: .backward)
      let file = try #require(diagram.svg(.file).firstMatch(of: #/dur="([0-9.]+)s"/#))
      let page = try #require(diagram.svg(.inline).firstMatch(of: #/data-duration="([0-9.]+)"/#))
      return (diagram.steps.count, try #require(Double(file.1)), try #require(Double(page.1)))
    }
    let lone = ComputationGraph(nodes: [.init(.input, name: "x", value: "1", gradient: "1")], edges: [])
    #expect(try seconds(lone) == (2, 3.6, 3.6))
    #expect(try seconds(.product) == (8, 5, 10.8))
    let tree = try ComputationGraph.tree(leaves: 62).diagram(animating: .backward)
    func captions(_ rendering: SVGRendering) throws -> [Substring] {
      try #require(tree.svg(rendering).firstMatch(of: /data-captions="([^"]*)"/)).1.split(separator: "|")
    }
    let (file, page) = (try captions(.file), try captions(.inline))
    #expect(page.count > 9 && file.count <= 9 && file.last?.hasSuffix(page.last ?? "") == true)
    #expect(tree.svg(.file).contains(" dur=\"5s\""))
  }

  /// A tree of 61 sums over 62 products of two inputs.
  @Test func largeGraphsMakeSmallFiles() throws {
    let graph = ComputationGraph.tree(leaves: 62)
    let still = try graph.diagram().svg(.file)
    #expect(still.utf8.count < 700 * 123)
    #expect(try graph.diagram(animating: .backward).svg(.file).utf8.count < 120_000)
    // Each look is said once, and what has one look is one path.
    #expect(still.matches(of: #/<path/#).count == 2)
    #expect(still.matches(of: #/stroke="/#).count == 2)
    #expect(still.matches(of: #/text-anchor="/#).count <= 5)
  }

  /// The name of an input and the word of a gate have one look; a gate is drawn before both.
  @Test func noShapeHidesAText() throws {
    for style in ComputationGraph.Style.allCases {
      let text = try ComputationGraph.chain(3).diagram(style: style).svg(.file)
      let shapes = ["<circle", "<rect", "<path"].flatMap { text.ranges(of: $0).map(\.lowerBound) }
      let first = try #require(text.firstRange(of: "<text")).lowerBound
      #expect(shapes.allSatisfy { $0 < first })
    }
  }

  @Test func longAnimationsShowWhatIsEquallyDeepTogether() throws {
    let steps = try ComputationGraph.tree(leaves: 62).diagram(animating: .forward).steps
    // The inputs, the products, and 6 layers of sums.
    #expect(steps.count == 8)
    let products = (0..<7).map { "x\($0) · y\($0) = 2" }.joined(separator: "; ")
    #expect(steps[1].caption == products + "; and 55 more")
    #expect(steps[2].caption == "(·) + (·) = 4; and 30 more")
    #expect(Set(steps.flatMap(\.parts)).count == steps.reduce(0) { $0 + $1.parts.count })
  }

  /// A file plays for five seconds, in which few steps can be followed; what they explain together is said.
  @Test func stepsOfAFileSayWhatTheyShowTogether() {
    let steps = (0..<20).map { RevealStep(caption: "rule \($0)", parts: []) }
    let captions = RevealStep.thinned(steps, limit: 9).map(\.caption)
    #expect(
      captions.count == 7 && captions[0] == "rule 0; rule 1; rule 2" && captions[6] == "rule 18; rule 19")
    let long = (0..<3).map { RevealStep(caption: String(repeating: "x", count: 60) + "\($0)", parts: []) }
    #expect(
      RevealStep.thinned(long, limit: 1).map(\.caption) == ["…; " + long[1].caption + "; " + long[2].caption])
  }

  @Test(arguments: [50, 400]) func aLongChainIsShownInFewSteps(length: Int) throws {
    let steps = try ComputationGraph.chain(length).diagram(direction: .topDown, animating: .backward).steps
    #expect(steps.count <= 100)
    let whole = try ComputationGraph.chain(length).diagram(direction: .topDown)
    // Each value, and what each step but the first sends back.
    let words = whole.edges.flatMap { [$0.above, $0.below, $0.atHead].compactMap(\.self) }
    #expect(steps.reduce(0) { $0 + $1.parts.count } == words.count)
  }

  /// Renderers overflow on coordinates that are larger.
  @Test func aDrawingThatWouldBeTooLongIsRefused() throws {
    #expect {
      try ComputationGraph.chain(2_000).diagram(direction: .leftToRight)
    } throws: { error in
      guard case .tooLong(let pixels, limit: 64_000) = error as? GraphError else { return false }
      return pixels > 64_000
    }
    // A rank of 1,500 inputs is too wide, but not too high.
    #expect(throws: GraphError.self) { try ComputationGraph.tree(leaves: 1_500).diagram(direction: .topDown) }
    let fitting = try ComputationGraph.tree(leaves: 500).diagram(style: .plain)
    #expect(max(fitting.layout.width, fitting.layout.height) < 64_000)
  }

  /// Browsers cut off what is longer than 32,767 pixels.
  @Test func aLongDrawingIsDrawnSmaller() throws {
    let diagram = try ComputationGraph.chain(350).diagram(direction: .topDown)
    let drawn = DrawnSVG(diagram.svg(.file))
    let whole = try #require(drawn.root["viewBox"]?.split(separator: " ").compactMap { Double($0) })
    #expect(whole[3] > 32_000 && drawn.height <= 32_000)
    #expect(abs(drawn.width / drawn.height - whole[2] / whole[3]) < 1e-3)
  }

  /// The width of a name depends on the fonts of the reader, so that what follows it belongs to the same text.
  @Test(arguments: [Graph.Direction.leftToRight, .topDown])
  func aValueFollowsItsName(direction: Graph.Direction) throws {
    let text = try ComputationGraph.product.diagram(direction: direction).svg(.init(.light, placement: .file))
    #expect(text.contains(">q</tspan> = <tspan fill=\"#1a7f37\">3</tspan></text>"))
  }

  @Test func variablesSlantAndFunctionsStand() throws {
    let text = try ComputationGraph.fork.diagram().svg(.file)
    #expect(text.contains("font-style=\"italic\">y</tspan><tspan dy"))
    #expect(text.contains(">2<tspan font-style=\"italic\">x</tspan> = 4<"))
  }

  @Test func anAnimationNamesItsMomentsForAPage() throws {
    let text = try ComputationGraph.product.diagram(animating: .backward).svg(.inline)
    // Eight steps and a pause at either end, 1.2 s each.
    #expect(text.contains(" data-duration=\"10.8\" data-times=\".1 .21111 .32222 "))
    #expect(text.contains(" 1\" data-labels=\"step 1 of 8|step 2 of 8|"))
    #expect(!(try ComputationGraph.product.diagram().svg(.inline)).contains("data-duration"))
  }
}
