import Engine
import Testing

@Suite("Tape")
struct TapeTests {
  @Test("a chain of a million operations differentiates")
  func longChain() throws {
    var tape = Tape()
    let x = tape.leaf(Tensor(1))
    let one = tape.leaf(Tensor(0.5))
    var y = x
    for _ in 0..<1_000_000 { y = try tape.apply(.add, [y, one]) }
    let gradient = try tape.gradient(of: y, withRespectTo: [x])[0]
    #expect(tape.value(y).scalar == 500_001)
    #expect(tape.value(gradient).scalar == 1)
  }

  @Test("derivatives of derivatives: x³ has 3x², 6x, 6, 0")
  func higherDerivatives() throws {
    var tape = Tape()
    let x = tape.leaf(Tensor(2))
    var y = try tape.apply(.power, [x, tape.leaf(Tensor(3))])
    for expected in [12.0, 12, 6, 0] {
      y = try tape.gradient(of: y, withRespectTo: [x])[0]
      #expect(tape.value(y).scalar == expected)
    }
  }

  @Test("kinks, ties and corners follow the conventions")
  func conventions() throws {
    #expect(try slope(.relu, 0) == 0)
    #expect(try slope(.abs, 0) == 0)
    #expect(try slopes(.maximum, 1, 1) == [1, 0])
    #expect(try slopes(.minimum, 1, 1) == [1, 0])
    #expect(try slopes(.power, 0, 1)[0] == 1)
    #expect(try slopes(.power, 0, 0) == [0, 0])
    #expect(try slopes(.power, 0, 2) == [0, 0])
    #expect(try slopes(.power, -2, 3)[0] == 12)
  }

  @Test("a value used twice gets the sum; unreachable values get zeros")
  func accumulation() throws {
    var tape = Tape()
    let x = tape.leaf(Tensor([1, 2]))
    let other = tape.leaf(Tensor([5, 6, 7]))
    let y = try tape.apply(.l2, [x, x])
    let gradients = try tape.gradient(of: y, withRespectTo: [x, other])
    #expect(tape.value(gradients[0]) == Tensor([0, 0]))
    #expect(tape.value(gradients[1]) == Tensor([0, 0, 0]))
  }

  @Test("the backward pass of (x + y)·z at −2, 5, −4 has the known gradients and contributions")
  func backwardPass() throws {
    var tape = Tape()
    let (x, y, z) = (tape.leaf(Tensor(-2)), tape.leaf(Tensor(5)), tape.leaf(Tensor(-4)))
    let q = try tape.apply(.add, [x, y])
    let f = try tape.apply(.multiply, [q, z])
    let pass = try tape.backward(from: f)
    let found = [x, y, z, q].map { v in pass.gradient(of: v).flatMap { tape.value($0).scalar } }
    #expect(found == [-4, -4, 3, -4])
    let part = try #require(pass.contribution(through: Edge(node: q, operand: 1)))
    #expect(tape.value(part).scalar == -4)
    #expect(try tape.localDerivative(along: Edge(node: f, operand: 0)) == Tensor(-4))
  }

  @Test("the rows of a Jacobian are vector–Jacobian products")
  func jacobian() throws {
    var tape = Tape()
    let x = tape.leaf(Tensor([0, 1, 2, 3]))
    let y = try tape.apply(.slice([.range(0, 2)]), [x])
    let jacobian = try tape.jacobian(of: y, withRespectTo: x)
    #expect(tape.value(jacobian) == (try Tensor(shape: [2, 4], values: [1, 0, 0, 0, 0, 1, 0, 0])))
    let product = try tape.vjp(of: y, withRespectTo: x, cotangent: tape.leaf(Tensor([3, -2])))
    #expect(tape.value(product) == Tensor([3, -2, 0, 0]))
  }

  @Test("rewinding forgets; a budget refuses")
  func memory() throws {
    var tape = Tape(memoryBudget: 10_000)
    let x = tape.leaf(Tensor([1, 2]))
    let mark = tape.mark()
    _ = try tape.apply(.exp, [x])
    tape.rewind(to: mark)
    #expect(tape.count == 1)
    #expect(throws: EngineError.tooLarge(operation: "broadcast", shape: [2000, 2], budget: 10_000)) {
      try tape.apply(.broadcast(to: [2000, 2]), [x])
    }
  }

  @Test("the first step that made a NaN is named")
  func firstNonFinite() throws {
    var tape = Tape()
    let x = tape.leaf(Tensor([1, -1]))
    let y = try tape.apply(.sum(), [tape.apply(.square, [tape.apply(.log, [x])])])
    #expect(tape.firstNonFinite(towards: y)?.operation?.name == "log")
  }

  @Test("local derivatives read as in the textbooks")
  func localDerivatives() {
    #expect(Operation.multiply.localDerivatives(of: ["a", "b"]) == ["b", "a"])
    #expect(Operation.square.localDerivatives(of: ["a"]) == ["2a"])
    #expect(Operation.maximum.localDerivatives(of: ["a", "b"]) == ["1[a > b]", "1[b > a]"])
    #expect(Operation.sigmoid.localDerivatives(of: ["z"]) == ["σ(z)(1−σ(z))"])
    #expect(Operation.power.localDerivatives(of: ["a", "2"])?.first == "2a")
    #expect(Operation.power.localDerivatives(of: ["a", "b"]) == ["b·a^(b−1)", "a^b·log(a)"])
    #expect(Operation.power.localDerivatives(of: ["2", "b"])?.last == "2^b·log(2)")
    #expect(Operation.divide.localDerivatives(of: ["a", "3"])?.first == "1/3")
    #expect(Operation.gelu.localDerivatives(of: ["z"]) == ["Φ(z)+z·φ(z)"])
    #expect(Operation.elu.localDerivatives(of: ["z", "1"])?.first == "1[z > 0]+exp(z)·1[z ≤ 0]")
    #expect(Operation.divide.localDerivatives(of: ["a", "b"]) == ["1/b", "−a/b²"])
    #expect(Operation.multiply.localDerivatives(of: ["x+y", "z"]) == ["z", "x+y"])
  }

  private func slope(_ operation: Operation, _ x: Double) throws -> Double? {
    var tape = Tape()
    let variable = tape.leaf(Tensor(x))
    let gradient = try tape.gradient(of: tape.apply(operation, [variable]), withRespectTo: [variable])[0]
    return tape.value(gradient).scalar
  }

  private func slopes(_ operation: Operation, _ a: Double, _ b: Double) throws -> [Double?] {
    var tape = Tape()
    let operands = [tape.leaf(Tensor(a)), tape.leaf(Tensor(b))]
    let gradients = try tape.gradient(of: tape.apply(operation, operands), withRespectTo: operands)
    return gradients.map { tape.value($0).scalar }
  }
}
