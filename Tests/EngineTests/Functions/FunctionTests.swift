import Engine
import Testing

@Suite("Functions")
struct FunctionTests {
  // numpy.linspace, numpy.arange, numpy.eye and rows of numpy.eye.
  @Test("constructors give what NumPy gives")
  func constructors() throws {
    #expect(try call("linspace", 0, 1, 5) == Tensor([0, 0.25, 0.5, 0.75, 1]))
    #expect(try call("linspace", 0.1, 0.7, 4) == Tensor([0.1, 0.3, 0.5, 0.7]))
    #expect(try call("linspace", 3, 9, 1) == Tensor([3]))
    #expect(try call("linspace", 3, 9, 0) == Tensor([]))
    #expect(try call("zeros", 2, 3) == (try Tensor(shape: [2, 3], values: [0, 0, 0, 0, 0, 0])))
    #expect(try call("ones", 2) == Tensor([1, 1]))
    #expect(try call("eye", 2) == (try Tensor(shape: [2, 2], values: [1, 0, 0, 1])))
    #expect(try call("eye", 0).shape == [0, 0])
    let rows = try Tensor(shape: [3, 3], values: [0, 0, 1, 1, 0, 0, 0, 1, 0])
    #expect(try apply("one_hot", [Tensor([2, 0, 1]), Tensor(3)]) == rows)
    #expect(try apply("one_hot", [Tensor(1), Tensor(2)]) == Tensor([0, 1]))
  }

  @Test("a shape may come as one vector, and as numbers and vectors in turn")
  func shapes() throws {
    #expect(try apply("zeros", [Tensor([2, 3])]).shape == [2, 3])
    #expect(try apply("ones", [Tensor(4), Tensor([2, 3])]).shape == [4, 2, 3])
    #expect(try apply("reshape", [Tensor([1, 2, 3, 4]), Tensor(2), Tensor(2)]).shape == [2, 2])
    #expect(try apply("reshape", [Tensor([1, 2, 3, 4]), Tensor([4, 1])]).shape == [4, 1])
  }

  @Test("a range includes both ends, however its steps round")
  func range() throws {
    let fine = try apply("range", [Tensor(-5), Tensor(5)], labelled: ["step": 0.05])
    #expect(fine.count == 201)
    #expect(fine.values.first == -5)
    #expect(fine.values.last == 5)
    #expect(fine[100] == 0)
    #expect(try apply("range", [Tensor(0), Tensor(1)], labelled: ["step": 0.1]).values.last == 1)
    #expect(try call("range", 1, 4) == Tensor([1, 2, 3, 4]))
    #expect(try call("range", 2, 2) == Tensor([2]))
    #expect(try apply("range", [Tensor(3), Tensor(1)], labelled: ["step": -1]) == Tensor([3, 2, 1]))
    #expect(try apply("range", [Tensor(0), Tensor(1)], labelled: ["step": 0.4]) == Tensor([0, 0.4, 0.8]))
  }

  @Test(
    "ranges that lead nowhere are refused",
    arguments: [(0.0, 1.0, -1.0), (1, 0, 1), (0, 1, 0), (0, 1, 1e-300)])
  func hopelessRanges(_ from: Double, _ to: Double, _ step: Double) {
    #expect(throws: EngineError.self) {
      try apply("range", [Tensor(from), Tensor(to)], labelled: ["step": step])
    }
  }

  @Test("numbers that are no lengths, classes or axes are refused")
  func refusals() {
    for arguments in [[-1.0], [1.5], [.nan], [1e300]] {
      #expect(throws: EngineError.self) { try apply("zeros", arguments.map { Tensor($0) }) }
      #expect(throws: EngineError.self) { try apply("eye", arguments.map { Tensor($0) }) }
    }
    #expect(throws: EngineError.self) { try call("zeros", 1e6, 1e6) }
    #expect(throws: EngineError.self) { try apply("one_hot", [Tensor([0, 3]), Tensor(3)]) }
    #expect(throws: EngineError.self) { try apply("one_hot", [Tensor([0.5]), Tensor(3)]) }
    #expect(throws: EngineError.self) { try apply("sum", [Tensor([1])], labelled: ["axis": 0.5]) }
  }

  @Test("arguments are bound by place, then by label")
  func binding() throws {
    #expect(try apply("leaky_relu", [Tensor(-1)]).scalar == -0.01)
    #expect(try apply("leaky_relu", [Tensor(-1)], labelled: ["slope": 0.2]).scalar == -0.2)
    #expect(try call("leaky_relu", -1, 0.2).scalar == -0.2)
    #expect(try apply("elu", [Tensor(-1)], labelled: ["alpha": 2]).scalar == -1.2642411176571153)
    #expect(try apply("huber", [Tensor([3]), Tensor([0])], labelled: ["delta": 2]).scalar == 4)
    #expect(try call("max", 1, 2).scalar == 2)
    #expect(try apply("max", [Tensor([1, 5, 2])]).scalar == 5)
    #expect(try apply("concat", [Tensor([1]), Tensor([2]), Tensor([3])]) == Tensor([1, 2, 3]))
  }

  @Test("a call that does not fit says which argument is wrong")
  func wrongCalls() throws {
    let cases: [(String, [Double], [String: Double], String)] = [
      ("exp", [1, 2], [:], "exp(x) takes 1 argument, not 2"),
      ("elu", [1, 2, 3], [:], "elu(x, alpha:) takes at most 2 arguments, not 3"),
      ("exp", [], [:], "exp needs 'x'"),
      ("exp", [1], ["axs": 1], "'axs' is not an argument of exp"),
      ("sum", [1], ["axs": 1], "'axs' is not an argument of sum"),
      ("elu", [1], ["x": 1], "elu got 'x' twice"),
      ("max", [1, 2], ["axis": 0], "max of several values takes no 'axis'"),
      ("linspace", [0, 1], [:], "linspace needs 'count'"),
    ]
    for (name, arguments, labelled, message) in cases {
      let error = try #require(throws: EngineError.self) {
        try apply(name, arguments.map { Tensor($0) }, labelled: labelled)
      }
      #expect(error.message == message)
    }
  }

  @Test("the shape of a call is known before its value")
  func prospects() throws {
    func shape(_ name: String, _ arguments: Function.Prospect...) throws -> [Int]? {
      try #require(Function.named(name)).resultShape(arguments)
    }
    let matrix = Function.Prospect(shape: [2, 3])
    #expect(try shape("sum", matrix, .init(shape: [], value: Tensor(0), label: "axis")) == [3])
    #expect(try shape("sum", matrix, .init(shape: [], label: "axis")) == nil)
    #expect(try shape("leaky_relu", matrix) == [2, 3])
    #expect(try shape("zeros", .init(shape: [2], value: Tensor([4, 5]))) == [4, 5])
    #expect(try shape("dot", matrix, .init(shape: [3])) == [2])
    #expect(throws: EngineError.self) { try shape("dot", matrix, .init(shape: [2])) }
  }

  @Test("every function is documented and reachable by its name", arguments: Function.all.map(\.name))
  func documentation(_ name: String) throws {
    let function = try #require(Function.named(name))
    #expect(function.name == name)
    #expect(function.summary.hasSuffix("."))
    #expect(function.signature.hasPrefix(name + "("))
    #expect(Function.all.filter { $0.name == name }.count == 1)
  }

  private func call(_ name: String, _ numbers: Double...) throws -> Tensor {
    try apply(name, numbers.map { Tensor($0) })
  }

  private func apply(
    _ name: String, _ arguments: [Tensor], labelled: [String: Double] = [:]
  ) throws -> Tensor {
    var tape = Tape()
    let positional = arguments.map { Function.Argument(tape.leaf($0)) }
    let further = labelled.sorted { $0.key < $1.key }.map {
      Function.Argument(tape.leaf(Tensor($0.value)), label: $0.key)
    }
    let function = try #require(Function.named(name))
    let result = try function.call(positional + further, on: &tape)
    return tape.value(result)
  }
}
