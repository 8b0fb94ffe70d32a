/// What a call gives a function: the shapes of its operands, and the values of its constants.
struct Call {
  let function: String
  let shapes: [[Int]]
  let constants: [String: [Tensor]]

  /// The numbers given for a constant, those of tensors one after the other.
  func numbers(_ name: String) -> [Double] { (constants[name] ?? []).flatMap(\.values) }

  /// The one number given for a constant; `nil` when it was left out.
  func number(_ name: String) throws(EngineError) -> Double? {
    guard let tensor = constants[name]?.first else { return nil }
    guard tensor.count == 1 else { throw .notScalar(what: name, shape: tensor.shape) }
    return tensor[0]
  }

  /// The one whole number given for a constant; `nil` when it was left out.
  func integer(_ name: String) throws(EngineError) -> Int? {
    guard let number = try number(name) else { return nil }
    guard let whole = Int(exactly: number) else { throw .notAnInteger(what: name, value: number) }
    return whole
  }

  /// The number given for a constant that cannot be left out.
  func required(_ name: String) throws(EngineError) -> Double {
    guard let number = try number(name) else { throw .missingArgument(function: function, name: name) }
    return number
  }

  /// The numbers given for a constant as lengths of axes.
  func lengths(_ name: String) throws(EngineError) -> [Int] {
    var lengths: [Int] = []
    for number in numbers(name) { lengths.append(try Self.length(name, number)) }
    return lengths
  }

  /// A number as the length of an axis.
  static func length(_ name: String, _ number: Double) throws(EngineError) -> Int {
    guard let whole = Int(exactly: number) else { throw .notAnInteger(what: name, value: number) }
    guard whole >= 0, whole < 1 << 40 else {
      let requirement = whole < 0 ? "at least 0" : "less than \(1 << 40)"
      throw .invalidValue(what: "a length in '\(name)'", value: number, requirement: requirement)
    }
    return whole
  }
}
