import Engine
import Testing

@Suite("Tensors taken apart into numbers")
struct NumbersTests {
  /// The tensor computation is the reference for the scalar one and the other way round: they share no rule
  /// but those of single numbers.
  @Test("a step for every number has the values and gradients of the tensors", arguments: Operation.catalogue)
  func agreesWithTensors(operation: Operation) throws {
    guard !["argmax", "choice"].contains(operation.name) else { return }
    for sample in operation.examples.samples {
      var tape = Tape()
      let operands = sample.map { tape.leaf($0) }
      let y = try tape.apply(.sum(), [tape.apply(operation, operands)])
      let numbers = try tape.numbers(of: y, limit: 10_000)
      let root = try #require(numbers[y]?.first)
      #expect(numbers[y]?.count == 1)
      #expect(isClose(tape.value(root)[0], tape.value(y)[0]))
      for operand in operands {
        let gradient = try tape.gradient(of: y, withRespectTo: [operand])[0]
        guard let entries = numbers[operand] else { continue }
        let parts = try tape.gradient(of: root, withRespectTo: entries)
        for (entry, part) in parts.enumerated() {
          #expect(isClose(tape.value(part)[0], tape.value(gradient)[entry]), "entry \(entry)")
        }
      }
    }
  }

  private func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-12 * max(1, abs(b)) }

  @Test("entries that are only moved stay one number")
  func movedEntriesAreShared() throws {
    var tape = Tape()
    let x = tape.leaf(Tensor([1, 2, 3]))
    let turned = try tape.apply(.transpose, [tape.apply(.reshape(to: [3, 1]), [x])])
    let y = try tape.apply(.sum(), [turned])
    let numbers = try tape.numbers(of: y, limit: 100)
    #expect(numbers[turned] == numbers[x])
    #expect(numbers[x]?.count == 3)
  }

  @Test("a product of vectors is as many products and one sum fewer")
  func innerProduct() throws {
    var tape = Tape()
    let (a, b) = (tape.leaf(Tensor([1, 2, 3])), tape.leaf(Tensor([4, 5, 6])))
    let y = try tape.apply(.matrixProduct, [a, b])
    let numbers = try tape.numbers(of: y, limit: 100)
    let root = try #require(numbers[y]?.first)
    let names = tape.ancestors(of: root).compactMap { tape.operation($0)?.name }
    #expect(names.count { $0 == Operation.multiply.name } == 3)
    #expect(names.count { $0 == Operation.add.name } == 2)
    #expect(tape.value(root).scalar == 32)
  }

  @Test("too many numbers, tensors and positions are refused")
  func refusals() throws {
    var tape = Tape()
    let x = tape.leaf(Tensor(repeating: 1, shape: [100, 100]))
    let y = try tape.apply(.sum(), [x])
    #expect(throws: EngineError.self) { try tape.numbers(of: y, limit: 9_999) }
    #expect(throws: EngineError.self) { try tape.numbers(of: x, limit: 100_000) }
    let place = try tape.apply(.argmax(), [tape.leaf(Tensor([1, 2]))])
    #expect(throws: EngineError.self) { try tape.numbers(of: place, limit: 100) }
  }

  @Test("parts become values of their own where the whole is not used otherwise")
  func parts() throws {
    var tape = Tape()
    let (w, v) = (tape.leaf(Tensor([2, 3])), tape.leaf(Tensor([5, 7])))
    func part(_ whole: Variable, _ index: Int) throws -> Variable {
      try tape.apply(.slice([.index(index)]), [whole])
    }
    let products = try tape.apply(
      .add,
      [
        tape.apply(.multiply, [part(w, 0), part(w, 0)]),
        tape.apply(.multiply, [part(v, 1), tape.apply(.sum(), [v])]),
      ])
    let (standIns, parts) = try tape.separatingParts(of: products)
    // Both uses of w[0] are one value, and v is used as a whole too.
    #expect(parts.values.map(\.operands) == [[w]])
    let root = try #require(standIns[products])
    // 2·2 + 7·(5 + 7).
    #expect(tape.value(root).scalar == 88)
    let own = try #require(parts.keys.first)
    // ∂(w0²)/∂w0 = 2 w0.
    let slope = try tape.gradient(of: root, withRespectTo: [own])[0]
    #expect(tape.value(slope).scalar == 4)
    #expect(!tape.ancestors(of: root).contains(w))
  }
}
