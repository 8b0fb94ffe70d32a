/// A function as it is called by name: its parameters, and the operation that a call of it means.
public struct Function: Sendable {
  /// One parameter of a function.
  public struct Parameter: Sendable {
    /// What a parameter is to the operation.
    public enum Role: Sendable, Hashable {
      /// A value that the operation works on, and that can be differentiated by.
      case operand
      /// A number or a shape that decides which operation it is.
      case constant
      /// A value that the result is made from, and that nothing is differentiated by.
      case source
    }

    /// What the parameter is called; also its label where it is labelled.
    public let name: String
    /// What it is to the operation.
    public let role: Role
    /// Whether it can only be written with its name, as in `axis: 0`.
    public let isLabelled: Bool
    /// Whether it takes all remaining unlabelled arguments.
    public let isVariadic: Bool
    /// Whether a call may leave it out.
    public let isOptional: Bool
    /// What stands for it when it is left out; `nil` for nothing at all.
    public let defaultValue: Tensor?
  }

  /// What it is called.
  public let name: String
  /// Its parameters, unlabelled ones first.
  public let parameters: [Parameter]
  /// What it computes, in one sentence.
  public let summary: String
  let make: @Sendable (Call) throws(EngineError) -> Operation

  init(
    _ name: String, _ parameters: [Parameter], _ summary: String,
    make: @escaping @Sendable (Call) throws(EngineError) -> Operation
  ) {
    self.name = name
    self.parameters = parameters
    self.summary = summary
    self.make = make
  }

  /// How a call of it is written: `sum(x, axis:)`.
  public var signature: String {
    let parts = parameters.map {
      $0.isLabelled || $0.isOptional ? "\($0.name):" : $0.isVariadic ? "\($0.name)…" : $0.name
    }
    return "\(name)(\(parts.joined(separator: ", ")))"
  }
}

extension Function.Parameter {
  /// A value that the result is made from, and that nothing is differentiated by.
  static func source(_ name: String, default value: Double? = nil) -> Self {
    Self(
      name: name, role: .source, isLabelled: value != nil, isVariadic: false, isOptional: value != nil,
      defaultValue: value.map { Tensor($0) })
  }

  /// A value that the operation works on.
  static func operand(_ name: String) -> Self {
    Self(
      name: name, role: .operand, isLabelled: false, isVariadic: false, isOptional: false, defaultValue: nil)
  }

  /// Any number of values, at least one.
  static func operands(_ name: String) -> Self {
    Self(
      name: name, role: .operand, isLabelled: false, isVariadic: true, isOptional: false, defaultValue: nil)
  }

  /// A number that the operation works on, with its default; it may stand with its label or without.
  static func operand(_ name: String, default value: Double) -> Self {
    Self(
      name: name, role: .operand, isLabelled: false, isVariadic: false, isOptional: true,
      defaultValue: Tensor(value))
  }

  /// A number or a shape that decides which operation it is.
  static func constant(_ name: String) -> Self {
    Self(
      name: name, role: .constant, isLabelled: false, isVariadic: false, isOptional: false, defaultValue: nil)
  }

  /// The numbers that make up a shape, or one vector of them.
  static func lengths(_ name: String) -> Self {
    Self(
      name: name, role: .constant, isLabelled: false, isVariadic: true, isOptional: false, defaultValue: nil)
  }

  /// A labelled number that may be left out.
  static func option(_ name: String, default value: Double? = nil) -> Self {
    Self(
      name: name, role: .constant, isLabelled: true, isVariadic: false, isOptional: true,
      defaultValue: value.map { Tensor($0) })
  }
}
