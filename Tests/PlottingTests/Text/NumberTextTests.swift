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
}
