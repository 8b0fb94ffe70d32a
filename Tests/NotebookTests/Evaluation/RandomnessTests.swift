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
}
