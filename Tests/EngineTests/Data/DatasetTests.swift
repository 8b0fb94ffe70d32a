import Engine
import Testing

@Suite("Data sets")
struct DatasetTests {
  /// CS231n's formulas without noise: radius 0 … 1, angle 4 (class + position).
  @Test("a spiral without noise")
  func spiral() throws {
    let data = try make { try .spiral(count: 3, noise: 0, generator: &$0) }
    #expect(data.count == 9)
    #expect(data.classes == 3)
    #expect(data.y == Tensor([0, 0, 0, 1, 1, 1, 2, 2, 2]))
    // ½ sin 2, ½ cos 2; sin 4, cos 4; by Python's math.
    let expected = [0, 0, 0.45464871341284085, -0.2080734182735712, -0.7568024953079282, -0.6536436208636119]
    for (found, value) in zip(data.x.values, expected) { #expect(abs(found - value) < 1e-15) }
  }

  @Test("moons, circles, blobs and xor without noise lie where they should")
  func exact() throws {
    let moons = try make { try .moons(count: 3, noise: 0, generator: &$0) }
    close(moons.x.values, [1, 0, 0, 1, -1, 0, 0, 0.5, 1, -0.5, 2, 0.5])
    let circles = try make { try .circles(count: 4, noise: 0, generator: &$0) }
    close(circles.x.values, [0.5, 0, 0, 0.5, -0.5, 0, 0, -0.5, 1, 0, 0, 1, -1, 0, 0, -1])
    let blobs = try make { try .blobs(count: 1, classes: 4, noise: 0, generator: &$0) }
    close(blobs.x.values, [1, 0, 0, 1, -1, 0, 0, -1])
    let xor = try make { try .xor(count: 2, noise: 0, generator: &$0) }
    for point in 0..<4 { #expect(xor.x[2 * point] * xor.x[2 * point + 1] == (xor.y[point] == 0 ? 1 : -1)) }
    #expect(Set([0, 1].map { xor.x[2 * $0] }) == [1, -1])
  }

  @Test("noise has the deviation that was asked for")
  func noise() throws {
    let data = try make { try .blobs(count: 4000, classes: 2, noise: 0.3, generator: &$0) }
    let squares = data.y.values.enumerated().map { index, label in
      let center = label == 0 ? 1.0 : -1
      let (dx, dy) = (data.x[2 * index] - center, data.x[2 * index + 1])
      return dx * dx + dy * dy
    }
    let variance = squares.reduce(0, +) / Double(2 * squares.count)
    #expect(abs(variance.squareRoot() - 0.3) < 0.01)
  }

  @Test("a split keeps every point once and its target with it", arguments: [0.01, 0.5, 0.8, 0.99])
  func split(_ share: Double) throws {
    let numbers = (0..<50).map(Double.init)
    let data = try Dataset(x: Tensor(numbers), y: Tensor(numbers.map { -2 * $0 }))
    var generator = Generator.swiftNN(seed: 8)
    let (train, test) = try data.split(share, generator: &generator)
    #expect(train.count == min(max(Int((share * 50).rounded()), 1), 49))
    #expect((train.x.values + test.x.values).sorted() == numbers)
    for part in [train, test] { #expect(zip(part.x.values, part.y.values).allSatisfy { $1 == -2 * $0 }) }
    #expect(train.count == 1 || train.x.values != Array(numbers.prefix(train.count)))
  }

  // scikit-learn's StandardScaler: population deviation, constant features left as they are.
  @Test("standardising moves the mean to 0 and the deviation to 1")
  func standardization() throws {
    let x = try Tensor(shape: [4, 2], values: [1, 7, 3, 7, 5, 7, 7, 7])
    let data = try Dataset(x: x, y: Tensor([0, 1, 0, 1]), classes: 2)
    let rule = data.standardization
    #expect(rule.mean == [4, 7])
    #expect(rule.deviation == [2.23606797749979, 1])
    let found = try data.standardized(by: rule)
    close(
      found.x.values,
      [-1.3416407864998738, 0, -0.4472135954999579, 0, 0.4472135954999579, 0, 1.3416407864998738, 0])
    #expect(found.y == data.y)
    let narrow = try Dataset(x: Tensor([1, 2]), y: Tensor([1, 2]))
    #expect(throws: EngineError.self) { try narrow.standardized(by: rule) }
  }

  @Test("points and targets that do not fit are refused")
  func refusals() {
    let two = Tensor([1, 2])
    #expect(throws: EngineError.self) { try Dataset(x: two, y: Tensor([1])) }
    #expect(throws: EngineError.self) { try Dataset(x: Tensor([]), y: Tensor([])) }
    #expect(throws: EngineError.self) { try Dataset(x: Tensor(1), y: Tensor(1)) }
    #expect(throws: EngineError.self) { try Dataset(x: two, y: Tensor([0, 2]), classes: 2) }
    #expect(throws: EngineError.self) { try Dataset(x: two, y: Tensor([0, 0.5]), classes: 2) }
    #expect(throws: EngineError.self) { try make { try .spiral(count: 0, generator: &$0) } }
    #expect(throws: EngineError.self) { try make { try .blobs(count: 3, classes: 1, generator: &$0) } }
    for share in [0, 1, -1, .nan] {
      #expect(throws: EngineError.self) {
        var generator = Generator.swiftNN(seed: 1)
        return try Dataset(x: two, y: two).split(share, generator: &generator).train
      }
    }
  }

  private func make(_ body: (inout Generator) throws -> Dataset) rethrows -> Dataset {
    var generator = Generator.swiftNN(seed: 6)
    return try body(&generator)
  }

  private func close(_ found: [Double], _ expected: [Double]) {
    #expect(found.count == expected.count)
    for (left, right) in zip(found, expected) { #expect(abs(left - right) < 1e-15, "\(found)") }
  }
}
