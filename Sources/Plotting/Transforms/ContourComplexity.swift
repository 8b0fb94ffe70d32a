/// How much there is to draw of the lines of equal height of a panel.
enum ContourComplexity {
  /// So many vertices take about 40 KB.
  private static let maximumVertices = 7_000
  /// In cells; about what the drawing leaves out in a figure of usual size.
  private static let tolerance = 0.03
  /// The cells of all landscapes of a panel, where cells are drawn in place of lines.
  private static let maximumCells = 26_000

  /// Whether lines and regions would make the picture too large, as those of noise do.
  static func isBusy(_ panel: Panel, _ colors: ColorMapping?) -> Bool {
    var vertices = 0
    for case let contour as ContourMark in panel.contents {
      let heights = contour.heights(colors) + contour.boundaries
      let squares = MarchingSquares(contour.field)
      for height in heights.prefix(ContourMark.maximumThresholds) {
        vertices += squares.rings(at: height).reduce(0) { $0 + vertexCount($1) }
        if vertices > maximumVertices { return true }
      }
    }
    return false
  }

  /// How many vertices of a ring are drawn: of a straight line only its ends.
  private static func vertexCount(_ ring: [Point]) -> Int {
    Simplification.simplifiedRing(ring, tolerance: tolerance).count
  }

  /// How many cells each landscape may have.
  static func cellLimit(_ panel: Panel) -> Int {
    maximumCells / max(1, panel.contents.count { $0 is ContourMark })
  }
}
