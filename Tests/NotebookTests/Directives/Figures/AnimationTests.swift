import Foundation
import Notebook
import Plotting
import Testing

/// `animate training`: what the frames of a training become.
@Suite struct AnimationTests {
  @Test func severalNetworksMoveTogether() throws {
    let figure = try Running.figure(Running.trained + "animate training of a, b on curve")
    #expect(figure.series == [["a", "b"], ["a", "b"]])
    let moments = try #require(figure.timeline?.labels)
    #expect(moments.first == "step 0" && moments.last == "step 30")
    for mark in figure.panels[0].marks {
      if case .line(let line) = mark {
        #expect(line.frames.count == moments.count && line.frames.last == line.y)
      }
    }
  }

  /// The loss beside it keeps axes of its own.
  @Test func axesAreThoseOfTheFit() throws {
    let figure = try Running.figure(
      Running.trained + "animate training of a on curve, y-label: \"height\", y-range: 0...1")
    #expect(figure.panels[0].y.label == "height" && figure.panels[0].y.range == 0...1)
    #expect(figure.panels[1].y.label == "loss" && figure.panels[1].y.range == nil)
  }

  @Test func aClassifierOfThePlaneShowsItsRegions() throws {
    let figure = try Running.figure(Running.classifier + "animate training of c on spiral")
    let regions = figure.panels[0].marks.compactMap { mark in
      if case .contour(let contour) = mark { contour } else { nil }
    }
    #expect(regions.count == 3)
    #expect(regions.allSatisfy { $0.frames.count == figure.timeline?.labels.count })
    #expect(figure.svg(.inline).utf8.count <= 120_000)
  }

  /// A panel for each, and losses that have not the colours of the classes.
  @Test func severalClassifiersMoveSideBySide() throws {
    let second =
      "define network d, layers: [2, 3]\ntrain d on spiral, loss: cross-entropy, rate: 0.1, steps: 9\n"
    let figure = try Running.figure(Running.classifier + second + "animate training of c, d on spiral")
    let classes = ["class 0", "class 1", "class 2"]
    #expect(figure.panels.map(\.title) == ["c", "d", nil])
    #expect(figure.series == [classes, classes, classes + ["c", "d"]])
    // Once for both panels.
    #expect(figure.svg(.file).components(separatedBy: ">class 0<").count == 2)
    for panel in figure.panels.prefix(2) {
      let moving = panel.marks.compactMap { mark in
        if case .contour(let contour) = mark { contour.frames.count } else { nil }
      }
      #expect(moving.count == 3 && moving.allSatisfy { $0 == figure.timeline?.labels.count })
    }
    #expect(figure.svg(.inline).utf8.count <= 120_000)
  }

  @Test func aTrainingWithoutFramesCannotBeShown() {
    let code = Running.trained + "train a on curve, steps: 5, record: 0\nanimate training of a on curve"
    let fresh = code.replacing("train a on curve, rate: 0.05, steps: 20\n", with: "")
    #expect(Running.problems(Running.cell(fresh)).isEmpty == false)
  }

  @Test func theTableSaysWhatTheNumbersMeasure() throws {
    let fit = try Running.figure(Running.trained + "animate training of a, b on curve")
    #expect(fit.dataTable?.columns == ["series", "x", "y", "step", "loss"])
    let plane = try Running.figure(Running.classifier + "animate training of c on spiral")
    #expect(plane.dataTable?.columns == ["series", "x₁", "x₂", "step", "loss"])
  }

  /// No loss has the colour of an output.
  @Test func lossesOfNetworksOfTwoOutputsHaveColorsOfTheirOwn() throws {
    let figure = try Running.figure(Running.ofTwoOutputs + "animate training of p, q on pair")
    let outputs = ["data 1", "data 2", "p 1", "p 2", "q 1", "q 2"]
    #expect(figure.series == [outputs, outputs + ["p", "q"]])
  }
}
