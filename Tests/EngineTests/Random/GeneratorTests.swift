import Engine
import Testing

@Suite struct GeneratorTests {
  @Test func numPyDrawsWhatNumPyDraws() {
    var generator = Generator.numPy(seed: 42)
    #expect(generator.uniforms(3) == GeneratorTable.numPyUniform)
    #expect(generator.normals(5) == GeneratorTable.numPyNormal)
    #expect(generator.permutation(10) == GeneratorTable.numPyPermutation)
    var numbers = Array(0..<7)
    generator.shuffle(&numbers)
    #expect(numbers == GeneratorTable.numPyShuffle)
    #expect(generator.normals(3, mean: 2, deviation: 0.5) == GeneratorTable.numPyScaled)
    #expect(generator.uniforms(3, low: -2, high: 3) == GeneratorTable.numPyInterval)
    #expect(digest(generator.normals(100_000)) == GeneratorTable.numPyNormalDigest)
  }

  @Test func pythonDrawsWhatPythonDraws() {
    var generator = Generator.python(seed: 42)
    #expect(generator.uniforms(3) == GeneratorTable.pythonUniform)
    #expect(generator.normals(5) == GeneratorTable.pythonNormal)
    #expect(generator.permutation(10) == GeneratorTable.pythonSample)
    #expect(generator.permutation(100) == GeneratorTable.pythonLongSample)
    var numbers = Array(0..<7)
    generator.shuffle(&numbers)
    #expect(numbers == GeneratorTable.pythonShuffle)
    #expect(generator.normals(3, mean: 2, deviation: 0.5) == GeneratorTable.pythonScaled)
    #expect(digest(generator.normals(100_000)) == GeneratorTable.pythonNormalDigest)
  }

  @Test func seedsOfEveryWidth() {
    var numPy = Generator.numPy(seed: .max)
    #expect(numPy.uniforms(2) == GeneratorTable.numPyLastSeed)
    var python = Generator.python(seed: 12_345_678_901_234_567)
    #expect(python.uniforms(2) == GeneratorTable.pythonWideSeed)
  }

  @Test func splittingIsAFunctionOfSeedAndName() {
    let whole = Generator.swiftNN(seed: 7)
    var moved = whole
    _ = moved.normals(5)
    #expect(whole.split("net") == moved.split("net"))
    var (net, data, other) = (
      whole.split("net"), whole.split("data"), Generator.swiftNN(seed: 8).split("net")
    )
    let first = net.uniform()
    #expect(first != data.uniform())
    #expect(first != other.uniform())
  }

  /// The upper 53 bits of the first words of xoshiro256++ from the state that SplitMix64 makes of 0, computed apart with
  /// the authors' definitions in Python's integers.
  @Test func ownGeneratorIsXoshiro() {
    var generator = Generator.swiftNN(seed: 0)
    let words = generator.uniforms(3).map { UInt64($0 * 0x1p53) }
    #expect(words == [2_923_514_112_319_844, 3_442_905_506_672_666, 3_239_143_844_713_295])
  }

  @Test func ownNormalNumbersHaveTheirMoments() {
    var generator = Generator.swiftNN(seed: 1)
    let draws = generator.normals(200_000)
    let mean = draws.reduce(0, +) / Double(draws.count)
    let variance = draws.reduce(0) { $0 + $1 * $1 } / Double(draws.count)
    let fourth = draws.reduce(0) { $0 + $1 * $1 * $1 * $1 } / Double(draws.count)
    #expect(abs(mean) < 0.01)
    #expect(abs(variance - 1) < 0.02)
    #expect(abs(fourth - 3) < 0.1)
  }

  @Test func permutationsHoldEveryNumberOnce() {
    for var generator in [Generator.swiftNN(seed: 3), .numPy(seed: 3), .python(seed: 3)] {
      #expect(generator.permutation(1000).sorted() == Array(0..<1000))
      #expect(generator.permutation(0) == [])
      #expect(generator.permutation(-1) == [])
    }
  }

  /// FNV-1a over the bytes of the numbers, least significant first.
  private func digest(_ values: [Double]) -> UInt64 {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for value in values {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        state = (state ^ (value.bitPattern >> shift & 0xFF)) &* 0x100_0000_01B3
      }
    }
    return state
  }
}
