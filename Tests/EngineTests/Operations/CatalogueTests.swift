import Engine
import Testing

/// Every operation there is, with a representative of those that have parameters.
let catalogue = Operation.catalogue

/// What every operation carries with it, held against the operation.
@Suite("Catalogue of operations")
struct CatalogueTests {
  @Test("every operation is documented and has samples and known values", arguments: catalogue)
  func completeness(_ operation: Operation) {
    #expect(operation.summary.hasSuffix("."))
    #expect(!operation.notation.symbol.isEmpty)
    #expect(!operation.examples.samples.isEmpty)
    #expect(!operation.examples.known.isEmpty)
    for operands in operation.examples.samples + operation.examples.known.map(\.operands) {
      #expect(operation.arity.contains(operands.count))
    }
  }

  @Test("known values from independent references", arguments: catalogue)
  func knownValues(_ operation: Operation) throws {
    for (operands, expected) in operation.examples.known {
      let found = try operation(operands)
      #expect(found.isClose(to: expected, tolerance: 3e-16), "\(operation.name)\(operands): \(found)")
    }
  }

  @Test("the shape is known before the value", arguments: catalogue)
  func shapes(_ operation: Operation) throws {
    for operands in operation.examples.samples + operation.examples.known.map(\.operands) {
      #expect(try operation.resultShape(of: operands.map(\.shape)) == operation(operands).shape)
    }
  }

  @Test("operands that do not fit are refused with words that say what would", arguments: catalogue)
  func rejections(_ operation: Operation) throws {
    for operands in operation.examples.rejected {
      let error = try #require(throws: EngineError.self, "\(operation.name)\(operands)") {
        try operation(operands)
      }
      let text = error.message + " " + (error.hint ?? "")
      #expect(Self.advice.contains { text.contains($0) }, "\(text)")
    }
    let none = try #require(throws: EngineError.self) { try operation([]) }
    #expect(none.message.hasPrefix("\(operation.name) takes "))
  }

  /// One of these stands in any text that says what is needed.
  private static let advice = [
    "need", "must be", "or be 1", "or 1", "may differ", "are class indices", "go from", "≤", "last is",
    "only ", "takes ",
  ]

  @Test("the symbolic local derivative is the numeric one", arguments: catalogue)
  func localDerivative(_ operation: Operation) throws {
    let operands = (0..<operation.arity.lowerBound).map(Formula.operand)
    guard let formulas = operation.localDerivatives(of: operands) else { return }
    for sample in operation.examples.samples where sample.allSatisfy({ $0.rank == 0 }) {
      var tape = Tape()
      let variables = sample.map { tape.leaf($0) }
      let result = try tape.apply(operation, variables)
      for (formula, variable) in zip(formulas, variables) {
        let recorded = try tape.record(formula, operands: variables, result: result)
        let numeric = try tape.numericGradient(of: result, withRespectTo: variable)
        #expect(tape.value(recorded).isClose(to: numeric, tolerance: 2e-8), "\(operation): \(formula.text)")
      }
    }
  }

  @Test("a scalar graph computes what the tape computes", arguments: catalogue)
  func scalarGraph(_ operation: Operation) throws {
    guard operation.localDerivatives(of: (0..<operation.arity.lowerBound).map(Formula.operand)) != nil
    else { return }
    for sample in operation.examples.samples where sample.allSatisfy({ $0.rank == 0 }) {
      var tape = Tape()
      let variables = sample.map { tape.leaf($0) }
      let result = try tape.apply(operation, variables)
      var (graph, nodes) = try ScalarGraph.compile(tape, of: result)
      let root = try #require(nodes[result])
      graph.backward(from: root)
      #expect(graph.value(of: root) == tape.value(result).scalar)
      for variable in variables {
        let gradient = try tape.gradient(of: result, withRespectTo: [variable])[0]
        let found = Tensor(graph.gradient(of: try #require(nodes[variable])))
        #expect(found.isClose(to: tape.value(gradient), tolerance: 4e-16), "\(operation)")
      }
    }
  }
}
