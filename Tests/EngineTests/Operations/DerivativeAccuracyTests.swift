import Engine
import Testing

/// First and second derivatives of functions of one number, from 1e-300 to 1e308, beside mpmath's.
@Suite("Accuracy of derivatives")
struct DerivativeAccuracyTests {
  struct Row: Sendable {
    let name: String
    let x, first, second: Double
  }

  static let rows = derivativeTable.split(separator: "\n").map { line in
    let parts = line.split(separator: " ")
    let numbers = parts.dropFirst().map { Double($0) ?? .nan }
    return Row(name: String(parts[0]), x: numbers[0], first: numbers[1], second: numbers[2])
  }

  @Test("derivatives keep their digits from the smallest to the largest numbers", arguments: rows)
  func derivatives(_ row: Row) throws {
    let operation = try #require(Operation.catalogue.first { $0.name == row.name })
    var tape = Tape()
    let x = tape.leaf(Tensor(row.x))
    let y = try tape.apply(operation, [x])
    let first = try tape.gradient(of: y, withRespectTo: [x])[0]
    let second = try tape.gradient(of: first, withRespectTo: [x])[0]
    #expect(Self.isClose(tape.value(first)[0], row.first), "\(tape.value(first)[0]) and \(row.first)")
    #expect(Self.isClose(tape.value(second)[0], row.second), "\(tape.value(second)[0]) and \(row.second)")
  }

  /// Within 4 units in the last place; below the normal numbers, within one of those.
  private static func isClose(_ found: Double, _ expected: Double) -> Bool {
    found == expected
      || abs(found - expected) <= max(4 * expected.ulp, Double.leastNormalMagnitude)
  }
}
