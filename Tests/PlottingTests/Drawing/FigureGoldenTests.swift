import Plotting
import Testing

@Suite struct FigureGoldenTests {
  private let goldens = Goldens("Figures")

  @Test(arguments: SampleFigures.all.map(\.name))
  func `figures keep their bytes`(_ name: String) throws {
    let sample = try #require(SampleFigures.all.first { $0.name == name })
    try goldens.check(sample.figure.svg(.file), name + ".svg")
  }

  @Test func `inline figures keep their bytes`() throws {
    try goldens.check(SampleFigures.line.svg(.inline), "line.inline.svg")
    try goldens.check(SampleFigures.film.svg(.inline), "film.inline.svg")
    try goldens.check(SampleFigures.line.svg(SVGRendering(.dark, placement: .file)), "line.dark.svg")
  }

  @Test func `every golden is used`() throws {
    let extra: Set = ["line.inline.svg", "film.inline.svg", "line.dark.svg"]
    #expect(try goldens.names() == extra.union(SampleFigures.all.map { $0.name + ".svg" }))
  }

  @Test func `the same figure gives the same bytes`() {
    for sample in SampleFigures.all {
      #expect(sample.figure.svg(.inline) == sample.figure.svg(.inline))
    }
  }
}
