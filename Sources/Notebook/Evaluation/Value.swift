import Engine
import Source

/// A value of the notation.
enum Value {
  /// A number, vector, matrix or tensor: a node of the session's tape.
  case tensor(Variable)
  /// A comparison's outcome: a tensor of zeros and ones.
  case boolean(Variable)
  case text(String)
  /// Several values; `base` is the index of the first.
  case list([Value], base: Int)
  case function(UserFunction)
  case network(NetworkVersion)
  case data(DataValue)
  case runs(SweepRuns)
  /// A bare word such as `adam`, which a sweep goes through.
  case word(Term)

  /// What a diagnostic calls it.
  var kind: String {
    switch self {
    case .tensor: "a number or tensor"
    case .boolean: "a truth value"
    case .text: "a text"
    case .list: "a list"
    case .function: "a function"
    case .network: "a network"
    case .data: "a data set"
    case .runs: "the runs of a sweep"
    case .word: "a word"
    }
  }

  /// The tape's node, for a tensor or truth value.
  var variable: Variable? {
    switch self {
    case .tensor(let variable), .boolean(let variable): variable
    default: nil
    }
  }
}

/// A function that a notebook defines.
struct UserFunction {
  let name: String
  let parameters: [String]
  let body: Expression
  /// What the names in its body mean: the definitions above it, captured where it is defined.
  let captured: Captured

  /// Values by name; a class so that a chain of functions shares them.
  final class Captured {
    let values: [String: Value]
    init(_ values: [String: Value]) { self.values = values }
  }
}

/// A data set under a name.
struct DataValue: Sendable {
  /// What tells one set from another of the same name.
  final class Identity: Sendable {}

  let name: String
  let identity = Identity()
  /// Everything, or the training part of a set that was split.
  let dataset: Dataset
  /// The part kept for testing, of a set that was split.
  let test: Dataset?
}
