import Testing

@Suite struct RandomnessTests {
  /// The published network of chapter 04: MLP(1, [2, 2, 1]) with `random.seed(42)`, printed by its author.
  @Test func aPublishedNumberIsReproducedToTheLastDigit() {
    let text = """
      ---
      random: python(42)
      ---

      ```swift-nn
      define network net
        layers: [1, 2, 2, 1]
        activation: relu
        init: uniform(0, 1)
      show net(1.0)
      ```
      """
    #expect(Running.notebook(text).texts == ["net(1.0) = 0.20429304314825944"])
  }

  /// np.random.seed(42); np.random.randn(3); np.random.rand(2); np.random.randn() with NumPy 2.4.
  @Test func numPysDrawsAreOneStreamThroughTheNotebook() {
    let text = """
      ---
      random: numpy(42)
      ---

      ```swift-nn
      define a = normal(3)
      show a
      ```

      ```swift-nn
      define b = uniform(2)
      define c = normal()
      show b, c
      ```
      """
    #expect(
      Running.notebook(text).texts == [
        "a = [0.4967141530112327, -0.13826430117118466, 0.6476885381006925]",
        "b = [0.15601864044243652, 0.15599452033620265]", "c = 1.5230298564080254",
      ])
  }

  @Test func aCellAddedChangesNoDrawElsewhere() {
    let draw = "define w = normal(4)\nshow w"
    #expect(Running.show(draw).last == Running.show("define other = normal(9)\n" + draw).last)
  }

  @Test func theSeedOfAStatementWins() {
    let first = Running.show("define w = normal(2), seed: 1\nshow w")
    let second = Running.show("define w = normal(2), seed: 2\nshow w")
    let other = Running.show("define w = uniform()\ndefine w = normal(2), seed: 1\nshow w")
    #expect(first != second)
    #expect(first == other)
  }

  @Test func aGeneratorThatAStatementNamesStartsAnew() {
    let first = "define a = normal(2), random: numpy(1)\n"
    #expect(
      Running.show(first + "define b = normal(2), random: numpy(1)\nshow a == b") == ["a == b = [true, true]"]
    )
  }

  /// random.seed(-7); random.random() with CPython 3.13: the sign of a seed does not count.
  @Test func pythonTakesNegativeSeeds() {
    let expected = ["uniform() = 0.32383276483316237"]
    #expect(
      Running.notebook("---\nrandom: python(-7)\n---\n\n" + Running.cell("show uniform()")).texts == expected)
    let own = "define a = uniform(), random: python(-7)\nshow a"
    #expect(Running.show(own) == ["a = 0.32383276483316237"])
  }

  /// What one training draws and what two draw that name the same start: the same bits.
  @Test(arguments: [
    ("", ", random: numpy(1)"), ("", ", random: python(4)"), ("", ", seed: 3"), ("", ""),
    ("random: numpy(2)", ", seed: 3"), ("random: python(2)", ", seed: 3"), ("random: numpy(2)", ""),
  ])
  func aTrainingOfEightStepsIsOneOfFiveAndOneOfThree(matter: String, own: String) {
    func losses(_ trainings: Int...) -> [String] {
      let statements = trainings.map { "train n on d, batch: 7, steps: \($0), rate: 0.1\(own)" }
      let code = """
        define data d, x: range(1, 20)/20, y: range(1, 20)^2/400
        define network n, layers: [1, 3, dropout(0.2), 1], seed: 1
        """
      let text = ([code] + statements + ["show n.weights, n.losses"]).joined(separator: "\n")
      return Running.notebook("---\ntitle: t\n\(matter)\n---\n\n" + Running.cell(text)).texts
    }
    let whole = losses(8)
    #expect(whole.count > 1)
    #expect(losses(5, 3) == whole)
    #expect(losses(2, 3, 3) == whole)
  }

  @Test func aTrainingThatNamesAnotherStartDrawsFromThere() {
    func losses(_ second: String) -> [String] {
      Running.show(
        """
        define data d, x: range(1, 20)/20, y: range(1, 20)^2/400
        define network n, layers: [1, 3, dropout(0.2), 1], seed: 1
        train n on d, steps: 5, seed: 3
        train n on d, steps: 3\(second)
        show n.losses
        """)
    }
    #expect(losses(", seed: 3") != losses(", seed: 4"))
  }
}
