import Plotting
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (2.3, "2.3"), (2.345, "2.35"), (-1, "−1"), (50_000, "50,000"), (1234.5, "1230"),
    (999.9, "1000"), (1e-4, "0.0001"), (3.2e-7, "3.2×10⁻⁷"), (1e300, "1×10³⁰⁰"),
    (.leastNonzeroMagnitude, "4.94×10⁻³²⁴"),
    (1.7976931348623157e308, "1.8×10³⁰⁸"), (Double.nan, "not a number"), (-Double.infinity, "−∞"),
  ])
  func `numbers have three digits`(_ value: Double, _ expected: String) {
    #expect(NumberText.short(value) == expected)
  }

  @Test func `more digits on request`() {
    #expect(NumberText.short(123_456.7, digits: 7) == "123,456.7")
    #expect(NumberText.short(0.1 + 0.2, digits: 10) == "0.3")
  }

  /// As ticks of one axis: 5000 beside 9000, but 5,000 beside 10,000.
  @Test func `whole numbers have commas as those of an axis do`() {
    #expect([0, 500, 5_000].map { NumberText.whole($0, upTo: 9_999) } == ["0", "500", "5000"])
    #expect([0, 5_000, 12_500].map { NumberText.whole($0, upTo: 12_500) } == ["0", "5,000", "12,500"])
  }

  @Test(arguments: [
    (0.12345, 2, "0.12", 0.12), (123.456, 2, "123", 123), (-9_876_543.2, 3, "−9,876,543", -9_876_543),
    (12_345_678, 3, "1.23×10⁷", 12_300_000), (.infinity, 3, "∞", .infinity),
  ])
  func `numbers of pictures keep their whole part`(
    _ value: Double, _ digits: Int, _ text: String, _ number: Double
  ) {
    #expect(NumberText.shortOrWhole(value, digits: digits) == text)
    #expect(NumberText.roundedOrWhole(value, digits: digits) == number)
  }
}
