import Plotting
import Testing

/// Landscapes of probabilities.
@Suite struct ProbabilityTests {
  private func drawn(_ code: String) throws -> (panel: Panel, mark: ContourMark) {
    let panel = try #require(try Running.figure(code).panels.first)
    guard case .contour(let mark)? = panel.marks.first else { throw ProbabilityError.noContour }
    return (panel, mark)
  }

  private enum ProbabilityError: Error { case noContour }

  private let area = "for u in -1...1, v in -1...1"

  /// From 10⁻⁵² to 1, and above 0.9 in almost half of the square.
  @Test func aClassifierPartsAtOneHalf() throws {
    let (panel, mark) = try drawn("contour sigmoid(60*(u + v)) " + area)
    #expect(panel.color == ColorScale(.diverging(center: 0.5), range: 0...1))
    #expect(mark.boundaries == [0.5] && !mark.isLogarithmic)
    #expect(mark.thresholds == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
  }

  /// From 0 to 1, near both, and no probability.
  @Test func aSlopePartsNothing() throws {
    let (panel, mark) = try drawn("contour tanh'(6*u*v) " + area)
    #expect(panel.color == ColorScale(.sequential, range: 0...1) && mark.boundaries.isEmpty)
  }

  @Test func aHillUpToOneRunsFromLowToHigh() throws {
    let (panel, mark) = try drawn("contour exp(-u^2 - v^2) " + area)
    #expect(panel.color == ColorScale(.sequential, range: 0...1) && mark.boundaries.isEmpty)
  }

  @Test func otherHeightsAndColoursAreTheAuthors() throws {
    let (panel, mark) = try drawn("contour sigmoid(60*(u + v)) \(area), levels: [0.5], colors: grey")
    #expect(mark.thresholds == [0.5] && mark.boundaries.isEmpty)
    #expect(panel.color?.map == .grey && panel.color?.kind == .sequential)
  }

  /// This bowl alone would have heights even in the logarithm.
  @Test func aRangeOfColoursFromZeroIsLinear() throws {
    let bowl = "contour (u^2 + 30*v^2)^2 " + area
    #expect(try drawn(bowl).panel.color?.kind == .logarithmic)
    let (panel, mark) = try drawn(bowl + ", color-range: 0...100")
    #expect(panel.color == ColorScale(.sequential, range: 0...100) && !mark.isLogarithmic)
  }
}
