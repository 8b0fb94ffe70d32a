extension Field {
  /// Whether the values rise over several decades towards the edge, as a loss does around its minimum, so that lines at
  /// heights even in the logarithm tell more of them; around a hill they are flat.
  ///
  /// The twentieth part of the values that is the lowest is left out of the comparison, since how near a sample comes to
  /// a minimum of 0 is chance; but of values that are 0 along a line or over a region a logarithm would show nothing. Nor
  /// does it suit what is high almost everywhere, such as a probability.
  public var suitsLogarithm: Bool {
    guard !isProbability else { return false }
    let sorted = values.filter(\.isFinite).sorted()
    guard let low = sorted.first, let high = sorted.last, low >= 0, highestAtEdge == high,
      sorted[min(Field.mostZeros, sorted.count - 1)] > 0, high > Field.leastRise * sorted[sorted.count / 2]
    else { return false }
    return high > Field.leastRatio * sorted[sorted.count / 20]
  }

  /// Whether the values are those of a probability that comes near 1 in a good part of the field, so that heights even
  /// from 0 to 1 tell the most of them, however near to 0 it comes elsewhere.
  public var isProbability: Bool {
    values.allSatisfy { !$0.isFinite || Field.shares.contains($0) } && part { $0 >= 0.9 } >= Field.goodPart
  }

  /// Whether the values are those of a probability that decides between two classes, as it is near 0 or 1 almost
  /// everywhere and near each of them somewhere.
  public var partsTwoClasses: Bool {
    isProbability && part { $0 <= 0.1 } >= Field.goodPart && part { $0 <= 0.1 || $0 >= 0.9 } >= 0.5
  }

  /// The part of the finite values for which something holds.
  private func part(_ holds: (Double) -> Bool) -> Double {
    let finite = values.lazy.filter(\.isFinite)
    return Double(finite.count(where: holds)) / Double(max(1, finite.count))
  }

  /// From 0 to 1, with what rounding adds to a sum of shares.
  private static let shares = -1e-9...1 + 1e-9
  private static let goodPart = 0.05

  /// A minimum of 0 is met by a few samples at most.
  private static let mostZeros = 4
  /// How much higher the highest value is than half of them.
  private static let leastRise = 5.0

  /// A quadratic bowl spans less, 150 even where it is ten times as steep in one direction; the valley of Rosenbrock
  /// spans more, 300 to 700.
  private static let leastRatio = 250.0

  /// The highest finite value in the outermost rows and columns.
  private var highestAtEdge: Double {
    var highest = -Double.infinity
    for row in 0..<rows {
      let isEnd = row == 0 || row == rows - 1
      for column in 0..<columns where isEnd || column == 0 || column == columns - 1 {
        let value = values[row * columns + column]
        if value.isFinite { highest = max(highest, value) }
      }
    }
    return highest
  }
}
