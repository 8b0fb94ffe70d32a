import Notebook
import Plotting
import Source
import Testing

extension Running {
  /// The figures that a cell shows; anything that goes wrong is recorded.
  static func figures(_ code: String, sourceLocation: SourceLocation = #_sourceLocation) -> [Figure] {
    pictures(code, sourceLocation: sourceLocation).compactMap { $0 as? Figure }
  }

  /// The figures and diagrams that a cell shows; anything that goes wrong is recorded.
  static func pictures(
    _ code: String, sourceLocation: SourceLocation = #_sourceLocation
  ) -> [any Picture] {
    let executed = notebook(cell(code))
    for diagnostic in executed.diagnostics {
      Issue.record("\(diagnostic.code): \(diagnostic.message)", sourceLocation: sourceLocation)
    }
    return executed.cells.flatMap(\.outputs).compactMap { output in
      if case .picture(let picture) = output { picture } else { nil }
    }
  }

  /// The last figure that a cell shows.
  static func figure(_ code: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Figure {
    try #require(figures(code, sourceLocation: sourceLocation).last, sourceLocation: sourceLocation)
  }

  /// Two trained networks `a` and `b` on `curve`, and three runs `s` of a sweep over `r`.
  static let trained = """
    define x = linspace(-2, 2, 21)
    define data curve, x: x, y: sin(x)
    define network a, layers: [1, 3, 1]
    define network b, layers: [1, 3, 3, 1]
    train a on curve, rate: 0.05, steps: 20
    train b on curve, rate: 0.05, steps: 30
    sweep r in [0.01, 0.05, 0.1]
      define network s, layers: [1, 3, 1]
      train s on curve, rate: r, steps: 20

    """

  /// Two networks `p` and `q` of two outputs, trained on `pair`.
  static let ofTwoOutputs = """
    define x = linspace(-2, 2, 21)
    define data pair, x: x, y: concat(reshape(sin(x), [21, 1]), reshape(cos(x), [21, 1]), axis: 1)
    define network p, layers: [1, 3, 2]
    define network q, layers: [1, 4, 2]
    train p on pair, rate: 0.05, steps: 20
    train q on pair, rate: 0.05, steps: 20

    """

  /// A classifier `c` of three classes on `spiral`.
  static let classifier = """
    define data spiral, from: spiral, count: 20, classes: 3
    define network c, layers: [2, 8, 3]
    train c on spiral, loss: cross-entropy, rate: 0.5, steps: 40

    """
}

extension Figure {
  /// The names of the series of each panel.
  var series: [[String]] { panels.map(\.orderedSeries) }

  /// The marks of all panels.
  var marks: [Mark] { panels.flatMap(\.marks) }
}
