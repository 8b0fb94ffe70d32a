import Engine
import Plotting

/// How the numbers and tensors of a graph are written.
extension GraphFormulas {
  /// `2×3`; a vector by how many numbers it holds, since its shape alone reads like a value.
  static func shape(_ tensor: Tensor) -> String {
    tensor.rank == 1
      ? "\(tensor.count) numbers" : tensor.shape.map(String.init).joined(separator: "×")
  }

  func number(_ value: Double) -> String { number(value, digits: options.digits) }

  private func number(_ value: Double, digits: Int) -> String {
    Plotting.NumberText.shortOrWhole(value, digits: digits)
  }

  /// A number that the author wrote, in its own digits where they are few, else in more than those of the picture
  /// where these would make a rounder number of it.
  func asWritten(_ value: Double) -> String {
    guard let digits = exactDigits(value) else { return number(value, digits: tellingDigits(value)) }
    return number(value, digits: digits)
  }

  /// The same within a formula, where a comma would be read as one between two operands.
  func inFormula(_ value: Double) -> String { asWritten(value).withoutCommas }

  private func exactDigits(_ value: Double) -> Int? {
    (options.digits...max(options.digits, Self.mostOwnDigits)).first {
      (rounded(value, $0) - value).magnitude <= 1e-12 * value.magnitude
    }
  }

  private func tellingDigits(_ value: Double) -> Int {
    (options.digits...max(options.digits, 15)).first {
      $0 > 1 && rounded(value, $0) != rounded(value, $0 - 1)
    } ?? 15
  }

  private func rounded(_ value: Double, _ digits: Int) -> Double {
    Plotting.NumberText.roundedOrWhole(value, digits: digits)
  }

  /// A number of more digits is rounded.
  private static let mostOwnDigits = 8

  /// The length of a tensor as a vector.
  func norm(_ tensor: Tensor) -> String {
    number(tensor.values.reduce(0) { $0 + $1 * $1 }.squareRoot())
  }

  /// A number, a few of them, or a small matrix, in a box a larger one; nil for a tensor that is too large to be written.
  func text(_ tensor: Tensor) -> String? { text(tensor, digits: options.digits) }

  /// The same of a value; what the author wrote has its own digits.
  func text(of variable: Variable) -> String? {
    let tensor = session.value(variable)
    let isWritten = isConstant(variable) || (isNumbered(variable) && session.tape.operation(variable) == nil)
    return isWritten || isChosen(variable)
      ? text(tensor, writing: asWritten) : text(tensor, digits: digits(of: variable))
  }

  /// How many significant digits a value has.
  func digits(of variable: Variable) -> Int { max(options.digits, comparedDigits[variable] ?? 0) }

  /// Gives values that are compared, and the larger or smaller of them, so many digits that they look as different as
  /// they are.
  mutating func tellComparedApart(_ nodes: [Variable]) {
    for node in nodes {
      guard let operation = session.tape.operation(node), operation.choosesBetweenTwo else { continue }
      let operands = operands(node)
      let values = operands.map { session.value($0) }
      guard values.allSatisfy({ text($0) != nil }) else { continue }
      let digits = (options.digits...max(options.digits, 15)).first {
        operation.keepsOrder(of: values, digits: $0)
      }
      guard let digits, digits > options.digits else { continue }
      for variable in operands + (["max", "min"].contains(operation.name) ? [node] : []) {
        comparedDigits[variable] = max(digits, comparedDigits[variable] ?? 0)
      }
    }
  }

  /// Shares of a gradient in so many digits that they add up to it as they are written; nil where those of the picture do.
  func terms(_ shares: [Tensor], addingUpTo sum: Tensor) -> [String]? {
    guard text(sum) != nil else { return nil }
    let digits = (options.digits...max(options.digits, 15)).first { digits in
      let rounded = shares.map { $0.rounded(digits).values }
      return sum.values.indices.allSatisfy { entry in
        let found = rounded.reduce(0) { $0 + ($1.indices.contains(entry) ? $1[entry] : 0) }
        return !sum[entry].isFinite || (found - sum[entry]).magnitude <= 0.02 * sum[entry].magnitude
      }
    }
    guard let digits, digits > options.digits else { return nil }
    return shares.compactMap { text($0, digits: digits) }
  }

  /// Whether a value is the number of the formula that a maximum or minimum has chosen.
  private func isChosen(_ variable: Variable) -> Bool {
    guard let operation = session.tape.operation(variable), ["max", "min"].contains(operation.name) else {
      return false
    }
    return operands(variable).contains { isConstant($0) && session.value($0) == session.value(variable) }
  }

  func text(_ tensor: Tensor, digits: Int) -> String? {
    text(tensor) { number($0, digits: digits) }
  }

  private func text(_ tensor: Tensor, writing write: (Double) -> String) -> String? {
    guard tensor.count <= (options.style == .record ? 9 : 4), tensor.rank <= 2 || tensor.count == 1 else {
      return nil
    }
    var numbers = tensor.values.map(write)
    if tensor.count == 1 { return numbers.first }
    // A comma within a number would be read as one between two.
    numbers = numbers.map(\.withoutCommas)
    let rows = tensor.rank == 2 ? tensor.shape[0] : 1
    guard rows > 0 else { return "[]" }
    let length = numbers.count / rows
    let lines = (0..<rows).map { numbers[$0 * length..<($0 + 1) * length].joined(separator: ", ") }
    return "[" + lines.joined(separator: "; ") + "]"
  }
}

extension Operation {
  /// Whether operands of so many digits give a result that differs little from the one of all digits.
  func gives(_ result: Tensor, of operands: [Tensor], digits: Int) -> Bool {
    guard let found = try? self(operands.map { $0.rounded(digits) }) else { return true }
    if choosesBetweenTwo, !keepsOrder(of: operands, digits: digits) { return false }
    return zip(found.values, result.values).allSatisfy { found, known in
      !known.isFinite || (found - known).magnitude <= 0.02 * known.magnitude
    }
  }
}

extension Operation {
  /// Whether it compares two values, which rounding must not make equal.
  fileprivate var choosesBetweenTwo: Bool {
    ["max", "min", "==", "!=", "<", "<=", ">", ">="].contains(name) && arity.contains(2)
  }

  /// Whether two values that differ do so with so many digits.
  fileprivate func keepsOrder(of operands: [Tensor], digits: Int) -> Bool {
    guard operands.count == 2 else { return true }
    let known = try? Operation.equal(operands)
    return known == (try? Operation.equal(operands.map { $0.rounded(digits) }))
  }
}

extension String {
  /// A number without the commas that group its digits; a list stays as it is.
  var withoutCommas: String { hasPrefix("[") ? self : replacing(",", with: "") }
}

extension Tensor {
  /// The same in so many significant digits.
  fileprivate func rounded(_ digits: Int) -> Tensor {
    let values = values.map { Plotting.NumberText.roundedOrWhole($0, digits: digits) }
    return (try? Tensor(shape: shape, values: values)) ?? self
  }
}
