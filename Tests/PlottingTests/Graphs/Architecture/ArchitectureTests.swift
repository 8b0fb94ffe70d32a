import Plotting
import Testing

extension Architecture {
  /// Two inputs, three hidden units, one output and its error.
  static let small = Architecture(
    stages: [
      .layer(title: "input", units: [.init("x_1", value: "1"), .init("x_2", value: "2")]),
      .layer(title: "hidden", units: [.init("z_1"), .init("z_2"), .init("z_3", gradient: "0.5")]),
      .layer(title: "output", units: [.init("y")]), .error(name: "E", value: "0.25"),
    ],
    weights: [
      nil, .init(rows: [[1, -2], [0, 0.5], [3, 1]], biases: [1, 2, 3]),
      .init(rows: [[1, 1, -1]], biases: [0.5]),
    ])

  /// A network of given widths with weights of two digits.
  static func generated(widths: [Int], hasNumbers: Bool, _ draws: inout Draws) -> Architecture {
    func number() -> Double { Double(draws.below(200) - 100) / 37 }
    let stages = widths.map { width in
      Stage.layer(
        title: "layer",
        units: (0..<width).map { _ in
          hasNumbers ? Unit("z", value: String(number()), gradient: "0.125") : Unit("z")
        })
    }
    let weights = zip(widths, widths.dropFirst()).map { inputs, outputs in
      Weights(rows: (0..<outputs).map { _ in (0..<inputs).map { _ in number() } }, biases: [])
    }
    return Architecture(stages: stages, weights: [nil] + weights)
  }

  static let large = Architecture(
    stages: [
      .layer(title: "input", units: Array(repeating: .init(), count: 784)), .block(title: "layer norm"),
      .layer(title: "hidden", units: Array(repeating: .init(), count: 200)),
    ], residuals: [0...2, 1...9])

  static var samples: [Architecture] {
    var folded = small
    folded.foldsBiases = true
    var moving = small
    moving.steps = [
      .init(caption: "z = tanh(W x + b)", parts: [.values(stage: 1), .values(stage: 3)]),
      .init(caption: "δ_j", parts: [.gradients(stage: 1)]),
    ]
    return [small, large, folded, moving, Architecture(stages: [])]
  }
}

@Suite struct ArchitectureTests {
  private func count(_ part: String, in text: String) -> Int { text.components(of: part) }

  /// How many lines are drawn in a look; all of one look are one path.
  private func lines(with look: String, in text: String) -> Int {
    let paths = text.split(separator: "\n").filter { $0.hasPrefix("<path") && $0.contains(look) }
    return paths.reduce(0) { $0 + count("M", in: String($1)) }
  }

  @Test func everyWeightIsALinkInTheColourOfItsSign() {
    let text = Architecture.small.svg(.init(.light, placement: .file))
    // 9 weights and the link to the error; 2 of the weights are negative and one is 0, which has no colour; the key
    // adds one of each sign.
    #expect(lines(with: "stroke-opacity", in: text) == 9)
    #expect(lines(with: "stroke=\"#0072b2\"", in: text) == 6 + 1)
    #expect(lines(with: "stroke=\"#d55e00\"", in: text) == 2 + 1)
    #expect(count("<circle", in: text) == 6)
  }

  @Test func foldedBiasesAreUnitsWithWeights() {
    var network = Architecture.small
    network.foldsBiases = true
    let text = network.svg(.init(.light, placement: .file))
    #expect(count("stroke-dasharray", in: text) == 1 && count("<circle", in: text) == 6 + 2)
    #expect(lines(with: "stroke-opacity", in: text) == 9 + 4)
  }

  @Test func singleUnitsStandInALine() {
    var chain = Architecture(
      stages: ["x", "a", "y"].map { .layer(title: "", units: [.init($0)]) },
      weights: [nil, .init(rows: [[1]], biases: [1]), .init(rows: [[1]], biases: [1])])
    chain.foldsBiases = true
    let circles = chain.svg(.init(.light, placement: .file)).split(separator: "<circle").dropFirst()
    let heights = circles.compactMap { $0.split(separator: "cy=\"").last?.split(separator: "\"").first }
    // Three units below two that are always 1.
    #expect(Set(heights).map { height in heights.count { $0 == height } }.sorted() == [2, 3])
  }

  @Test func largeLayersAreAbbreviated() {
    let text = Architecture.large.svg(.init(.light, placement: .file))
    // Five units and three dots in each of two layers.
    #expect(count("<circle", in: text) == 2 * (5 + 3))
    #expect(text.contains("input, 784 units") && text.contains("hidden, 200 units"))
    #expect(count(">residual<", in: text) == 1)
  }

  /// Widths 1 to 6 in 1 to 4 layers, with and without numbers at the units and biases.
  @Test func noNumberHidesAnother() {
    var draws = Draws(seed: 1)
    var written = 0
    for trial in 0..<400 {
      let widths = (0..<2 + trial % 4).map { _ in 1 + draws.below(trial % 2 == 0 ? 3 : 6) }
      let boxes = Architecture.generated(widths: widths, hasNumbers: trial % 3 == 0, &draws).numberBoxes
      written += boxes.weights.count
      let all = boxes.weights + boxes.units
      for (index, box) in boxes.weights.enumerated() {
        #expect(!all[(index + 1)...].contains { $0.overlaps(box) }, "\(widths)")
      }
    }
    #expect(written > 1_000)
  }

  /// Labels that are too wide for their links would stand in the circles of the units.
  @Test func wideWeightsKeepClearOfUnits() {
    func boxes(_ weight: Double) -> (weights: [Rect], units: [Rect]) {
      let layers = [2, 2].map {
        Architecture.Stage.layer(title: "", units: Array(repeating: .init("x"), count: $0))
      }
      let rows = Array(repeating: [weight, -weight], count: 2)
      return Architecture(stages: layers, weights: [nil, .init(rows: rows)]).numberBoxes
    }
    for weight in [0.25, 360_000_000, 123_456_000_000, 1.5e14] {
      let (weights, units) = boxes(weight)
      #expect(units.count == 4 && !weights.contains { box in units.contains { $0.overlaps(box) } })
    }
    #expect(boxes(0.25).weights.count == 4)
  }

  @Test func aConnectionPassesBelowItsOwnColumns() throws {
    func height(_ residuals: [ClosedRange<Int>], units: Int) -> Double {
      let layers = [1, 1, units].map {
        Architecture.Stage.layer(title: "", units: Array(repeating: .init("x"), count: $0))
      }
      return DrawnSVG(Architecture(stages: layers, residuals: residuals).svg(.file)).height
    }
    #expect(height([0...1], units: 6) == height([], units: 6))
    #expect(height([0...1], units: 1) > height([], units: 1))
    #expect(height([0...1, 0...2], units: 1) > height([0...1], units: 1))
  }

  /// Where one connection ends and the next starts, each has a place of its own and an arrow that is its own.
  @Test func connectionsInARowDoNotMeet() {
    let layer = Architecture.Stage.layer(title: "", units: [.init("x"), .init("x")])
    let sum = Architecture.Stage.sum(units: [.init(), .init()])
    let network = Architecture(stages: [layer, layer, sum, layer, sum], residuals: [0...2, 2...4])
    func places(_ look: String) -> [Double] {
      let paths = network.svg(.init(.light, placement: .file)).split(separator: "\n").filter {
        $0.hasPrefix("<path") && $0.contains(look)
      }
      return paths.compactMap { $0.firstMatch(of: #/ d="M(\d+\.?\d*)/#).flatMap { Double($0.1) } }
    }
    let starts = places("fill=\"none\" stroke=\"#818b98\" stroke-width=\"1.5\"")
    let tips = places("fill=\"#818b98\"")
    #expect(starts.count == 2 && tips.count == 2)
    #expect(Set(starts + tips).count == 4 && (starts.last ?? 0) - (tips.first ?? 0) >= 10)
  }

  /// A box behind a number would cut links that pass beside it.
  @Test func numbersCutNoLinks() {
    let text = Architecture.small.svg(.init(.light, placement: .file))
    // Each weight has a box, since it stands on its link, and so has the error.
    #expect(count("<rect", in: text) == Architecture.small.numberBoxes.weights.count + 1)
    #expect(text.contains("paint-order:stroke"))
  }

  /// Numbers that are wider than their units neither meet nor leave the page.
  @Test func longNumbersHaveRoom() {
    let number = "−1.23456789012345×10⁻⁷⁸"
    let layer = Architecture.Stage.layer(title: "", units: [.init("x", value: number, gradient: number)])
    let network = Architecture(stages: [layer, .sum(units: [.init(value: number)]), layer, layer])
    let boxes = network.numberBoxes.units.filter { $0.width > 100 }
    #expect(boxes.count == 7)
    for (index, box) in boxes.enumerated() {
      #expect(!boxes[(index + 1)...].contains { $0.overlaps(box) })
      #expect(box.minX >= 0 && box.maxX <= DrawnSVG(network.svg(.file)).width)
    }
  }

  @Test func withoutASignedWeightThereIsNoKey() {
    let layers = [1, 1].map {
      Architecture.Stage.layer(title: "", units: Array(repeating: .init("x"), count: $0))
    }
    func text(_ weight: Double) -> String {
      Architecture(stages: layers, weights: [nil, .init(rows: [[weight]])]).svg(.file)
    }
    #expect(text(1).contains("positive weight") && !text(0).contains("positive weight"))
  }

  @Test(arguments: [[2, 3, 1], [3, 3, 3], [3, 2], [2, 2, 1], [3, 3, 3, 3, 3]])
  func everyWeightOfASmallNetworkIsWritten(widths: [Int]) {
    var draws = Draws(seed: 2)
    let network = Architecture.generated(widths: widths, hasNumbers: true, &draws)
    #expect(
      network.numberBoxes.weights.count == zip(widths, widths.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// Where units are thousands of lines, those of about the same weight are drawn together.
  @Test func denseNetworksMakeSmallFiles() {
    var draws = Draws(seed: 3)
    let network = Architecture.generated(widths: [10, 10, 10, 10, 10], hasNumbers: false, &draws)
    let text = network.svg(.init(.light, placement: .file))
    // Two lines belong to the key.
    #expect(lines(with: "stroke=", in: text) == 400 + 2 && text.utf8.count < 14_000)
  }

  /// Layers of all widths, blocks and sums after them, connections from anywhere to anywhere.
  @Test func deepNetworksAreAbbreviated() {
    var draws = Draws(seed: 4)
    for count in 20..<200 {
      var stages: [Architecture.Stage] = [.layer(title: "", units: [.init("x")])]
      var width = 1
      for _ in 1..<count {
        switch draws.below(count % 3 == 0 ? 40 : 3) {
        case 0:
          width = 1 + draws.below(12)
          stages.append(.layer(title: "", units: Array(repeating: .init("u", value: "1"), count: width)))
        case 1: stages.append(.sum(units: Array(repeating: .init(value: "2"), count: width)))
        default: stages.append(.block(title: "layer norm"))
        }
      }
      let start = draws.below(count)
      let network = Architecture(
        stages: stages, residuals: [start...draws.below(count - start) + start],
        steps: stages.indices.map { .init(caption: "\($0)", parts: [.values(stage: $0)]) })
      let drawn = network.abbreviated
      #expect(drawn.stages.count <= 24 && (count > 24 || drawn == network))
      #expect(drawn.stages.first == stages.first && drawn.stages.last == stages.last)
      #expect(drawn.residuals.allSatisfy { drawn.stages.indices.contains($0.upperBound) })
      #expect(DrawnSVG(network.svg(.file)).isWellFormed)
    }
  }

  /// One unit is as high as no word.
  @Test func aBlockThatIsTooLowHasItsNameAboveIt() {
    func text(_ units: Int) -> String {
      let layer = Architecture.Stage.layer(title: "", units: Array(repeating: .init("x"), count: units))
      return Architecture(stages: [layer, .block(title: "layer norm")]).svg(.file)
    }
    #expect(text(1).contains(">layer norm<") && !text(1).contains("rotate"))
    #expect(text(2).contains(">layer norm<") && text(2).contains("rotate"))
  }

  @Test func theSummaryNamesEveryStage() {
    #expect(
      Architecture.small.summary
        == "network: input of 2 units, hidden of 3 units, output of 1 unit, error E = 0.25")
  }
}

extension String {
  /// How often a part occurs.
  fileprivate func components(of part: String) -> Int {
    var (count, rest) = (0, self[...])
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }

  @Test func theTableHoldsEveryWeightAndNumber() throws {
    let table = try #require(Architecture.small.dataTable)
    #expect(table.columns == ["layer", "from", "to", "weight", "value", "δ = ∂E/∂z"])
    #expect(table.totalRows == 9 + 4 + 4)
    #expect(table.rows[1] == ["hidden", "x2", "z1", "−2", "", ""])
    #expect(table.rows[2] == ["hidden", "bias", "z1", "1", "", ""])
    #expect(Architecture.large.dataTable == nil)
  }

  @Test func fewWeightsAreWrittenOnTheirLinks() {
    let text = Architecture.small.svg(.init(.light, placement: .file))
    #expect(text.contains(">−2<") && text.contains(">3<"))
    var wide = Architecture.small
    wide.foldsBiases = true
    #expect(!wide.svg(.init(.light, placement: .file)).contains(">−2<"))
  }
}
