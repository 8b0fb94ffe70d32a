import Foundation
import Plotting
import Testing

@Suite struct FieldHeightsTests {
  private func suits(_ size: Double, _ height: (Double, Double) -> Double) -> [Bool] {
    // An odd number of columns has a sample in the middle, where a minimum of 0 is met.
    [90, 91].map { Field(x: -size...size, y: -size...size, columns: $0, rows: $0, height).suitsLogarithm }
  }

  @Test func `bowls, saddles and hills have linear heights`() {
    #expect(suits(2) { $0 * $0 + $1 * $1 } == [false, false])
    #expect(suits(2) { $0 * $1 } == [false, false])
    #expect(suits(3) { exp(-$0 * $0 - $1 * $1) } == [false, false])
  }

  @Test func `what is 0 over a region and what is a probability have linear heights`() {
    #expect(suits(2) { max(0, $0 + $1) } == [false, false])
    #expect(suits(2) { max(0, 1 - $0 * $1) } == [false, false])
    #expect(suits(2) { $0 + $1 > 0 ? 1 : 0 } == [false, false])
    #expect(suits(2) { 1 / (1 + exp(-5 * $0 - 3 * $1)) } == [false, false])
    #expect(suits(2) { u, _ in u * u } == [false, false])
  }

  @Test func `a probability is told by its values`() {
    func field(_ height: (Double, Double) -> Double) -> Field {
      Field(x: -1...1, y: -1...1, columns: 90, rows: 90, height)
    }
    let classifier = field { 1 / (1 + exp(-60 * ($0 + $1))) }
    #expect(classifier.isProbability && classifier.partsTwoClasses && !classifier.suitsLogarithm)
    let hill = field { exp(-$0 * $0 - $1 * $1) }
    #expect(hill.isProbability && !hill.partsTwoClasses)
    #expect(!field { ($0 * $0 + $1 * $1) / 2 }.isProbability)
    #expect(!field { 2 / (1 + exp(-60 * ($0 + $1))) }.isProbability)
  }

  @Test func `valleys of several decades have logarithmic heights`() {
    let rosenbrock = { (u: Double, v: Double) in pow(1 - u, 2) + 100 * pow(v - u * u, 2) }
    #expect(suits(2, rosenbrock) == [true, true])
    #expect(suits(10) { pow(pow($0 + 2 * $1 - 7, 2) + pow(2 * $0 + $1 - 5, 2), 2) } == [true, true])
  }
}
