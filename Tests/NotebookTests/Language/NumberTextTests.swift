import Notebook
import Testing

/// Numbers as tables write them.
@Suite struct NumberTextTests {
  @Test(arguments: [
    ("0.01903", "0.0190"), ("0.02111", "0.0211"), ("2.0976", "2.10"), ("1.9999", "2.00"),
    ("-9.196e-5", "−9.20e−5"),
    ("1926.4", "1930"), ("0.001", "0.001"), ("2.1", "2.1"), ("0", "0"), ("1234567", "1230000"),
  ])
  func aRoundedNumberKeepsItsZerosAndAnExactOneHasNone(number: String, text: String) {
    let tables = Running.notebook(Running.cell("table [\(number)], digits: 3")).tables
    #expect(tables.first?.rows.first?.last?.text == text)
  }
}
