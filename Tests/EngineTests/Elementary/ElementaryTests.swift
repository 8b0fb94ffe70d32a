import Engine
import Testing

@Suite("Elementary functions")
struct ElementaryTests {
  private static let functions: [String: @Sendable (Double, Double) -> Double] = [
    "exp": { x, _ in Elementary.exp(x) }, "expm1": { x, _ in Elementary.expm1(x) },
    "log": { x, _ in Elementary.log(x) }, "sin": { x, _ in Elementary.sin(x) },
    "cos": { x, _ in Elementary.cos(x) }, "tan": { x, _ in Elementary.tan(x) },
    "sinh": { x, _ in Elementary.sinh(x) }, "cosh": { x, _ in Elementary.cosh(x) },
    "tanh": { x, _ in Elementary.tanh(x) }, "sigmoid": { x, _ in Elementary.sigmoid(x) },
    "softplus": { x, _ in Elementary.softplus(x) }, "normalCDF": { x, _ in Elementary.normalCDF(x) },
    "pow": { a, b in Elementary.pow(a, b) },
  ]

  @Test(
    "errors are at most 0.51 units in the last place, 0.52 for the normal distribution",
    arguments: functions.keys.sorted())
  func accuracy(_ name: String) throws {
    let function = try #require(Self.functions[name])
    var worst = (error: 0.0, row: "")
    for line in elementaryTable.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields[0] == name else { continue }
      let numbers = fields.dropFirst().compactMap { Double($0) }
      let found = function(numbers[0], numbers[1])
      let error = abs((found - numbers[2]) - numbers[3]) / numbers[2].ulp
      if !(error <= worst.error) { worst = (error, "\(line): \(found)") }
    }
    #expect(worst.error <= (name == "normalCDF" ? 0.52 : 0.51), "\(worst)")
  }

  @Test("special values are those of IEEE 754")
  func specialValues() {
    #expect(Elementary.exp(-.infinity) == 0)
    #expect(Elementary.exp(1000) == .infinity)
    #expect(Elementary.exp(-745) == .leastNonzeroMagnitude)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.sin(.infinity).isNaN)
    #expect(Elementary.tanh(-.infinity) == -1)
    #expect(Elementary.sinh(-1000) == -.infinity)
    #expect(Elementary.cosh(-1000) == .infinity)
    #expect(Elementary.pow(-2, 3) == -8)
    #expect(Elementary.pow(-0.0, -1) == -.infinity)
    #expect(Elementary.pow(-.infinity, 3) == -.infinity)
    #expect(Elementary.pow(-8, 1.0 / 3).isNaN)
    #expect(Elementary.sigmoid(-.infinity) == 0)
    #expect(Elementary.softplus(-.infinity) == 0)
    #expect(Elementary.normalCDF(.nan).isNaN)
  }
}
