import Source
import Testing

@Suite struct SuggestionTests {
  private let words = ["rate", "steps", "batch", "loss", "weight-decay"]

  @Test(arguments: [
    ("rat", "rate"), ("setps", "steps"), ("bacth", "batch"), ("LOSS", "loss"), ("lerning-rate", "rate"),
    ("weigth-decay", "weight-decay"),
  ])
  func theNearestWordIsFound(word: String, expected: String) {
    #expect(Suggestion.nearest(to: word, among: words) == expected)
  }

  @Test(arguments: ["momentum", "", "x", "ro"])
  func aWordThatIsNearNothingHasNone(word: String) {
    #expect(Suggestion.nearest(to: word, among: words) == nil)
  }

  @Test func twoLettersFindAWordOfThree() {
    #expect(Suggestion.nearest(to: "sn", among: ["ab", "s", "sum", "sin"]) == "sin")
    #expect(Suggestion.nearest(to: "sn", among: ["an", "s", "sum"]) == nil)
    #expect(Suggestion.nearest(to: "X", among: ["y", "x"]) == "x")
  }

  @Test func withoutANearWordTheHintListsAll() {
    #expect(Suggestion.hint(for: "zzz", among: ["a", "b"]) == "expected one of: a, b")
  }
}
