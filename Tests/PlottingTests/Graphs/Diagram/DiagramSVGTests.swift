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
    #expect(text.contains("np-still") && text.contains("prefers-reduced-motion"))
    // WCAG 2.2.2: what nothing can stop ends within five seconds.
    #expect(text.contains("dur=\"5s\""))
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
