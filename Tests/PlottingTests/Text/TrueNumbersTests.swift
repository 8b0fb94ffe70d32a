import Foundation
import Plotting
import Testing

/// What is said about numbers is true of the numbers.
@Suite struct TrueNumbersTests {
  /// The number that a text says, read by Foundation and not by the code that wrote it.
  private func number(_ text: String) throws -> Double {
    let raised = Dictionary(uniqueKeysWithValues: zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-"))
    let plain = text.replacing(",", with: "").replacing("−", with: "-").replacing("×10", with: "e")
    return try #require(Double(String(plain.map { raised[$0] ?? $0 })))
  }

  private func pair(_ seed: Int) -> (Double, Double) {
    var noise = Noise(UInt64(seed))
    let a = noise.normal() * pow(10, Double(Int.random(in: -20...20, using: &noise)))
    let b = a + noise.normal() * abs(a) * pow(10, Double(Int.random(in: -11...3, using: &noise)))
    return (a, b)
  }

  @Test(arguments: 0..<300)
  func `bounds are near`(_ seed: Int) throws {
    let (a, b) = pair(seed)
    let range = min(a, b)...max(a, b)
    let texts = TrueNumbers.bounds(range)
    let (low, high) = (try number(texts.low), try number(texts.high))
    let span = range.upperBound - range.lowerBound
    #expect(abs(low - range.lowerBound) <= 0.0501 * span && abs(high - range.upperBound) <= 0.0501 * span)
    #expect(
      abs(low - range.lowerBound) <= 0.005 * abs(low) && abs(high - range.upperBound) <= 0.005 * abs(high))
  }

  @Test(arguments: 0..<300)
  func `ends are apart and in their order`(_ seed: Int) throws {
    let (a, b) = pair(seed)
    let texts = TrueNumbers.pair(a, b)
    let (first, second) = (try number(texts.0), try number(texts.1))
    #expect((first < second) == (a < b) && (first == second) == (a == b), "\(texts) for \((a, b))")
    #expect(abs(first - a) <= 0.0501 * abs(a - b) && abs(second - b) <= 0.0501 * abs(a - b))
  }

  @Test func `neighbours of round numbers`() {
    let thousand = TrueNumbers.bounds(999...1_001)
    #expect(thousand.low == "999" && thousand.high == "1001")
    let narrow = TrueNumbers.bounds(1...1.0000000000000002)
    #expect(narrow.low == "1" && narrow.high == "1.0000000000000002")
    let wave = TrueNumbers.bounds(-1.00999...1.00999)
    #expect(wave.low == "−1.01" && wave.high == "1.01")
    let loss = TrueNumbers.pair(2.3, 0.05)
    #expect(loss.0 == "2.3" && loss.1 == "0.05")
  }

  @Test(arguments: [0.1, 1.0000000000000002, 1e-300, -123_456.789, 4.9e-300, 1.7976931348623157e308, 3, 1e15])
  func `exact numbers are read as themselves`(_ value: Double) throws {
    #expect(try number(NumberText.exact(value)) == value)
  }
}
