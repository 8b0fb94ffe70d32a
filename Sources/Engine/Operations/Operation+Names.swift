extension Operation {
  /// a + b.
  public static var add: Operation { Add.operation }
  /// a − b.
  public static var subtract: Operation { Subtract.operation }
  /// a · b, entry by entry.
  public static var multiply: Operation { Multiply.operation }
  /// a / b.
  public static var divide: Operation { Divide.operation }
  /// a^b.
  public static var power: Operation { Power.operation }
  /// −x.
  public static var negate: Operation { Negate.operation }
  /// x².
  public static var square: Operation { Square.operation }
  /// 1/x.
  public static var reciprocal: Operation { Reciprocal.operation }
  /// x + 1.
  public static var increment: Operation { Increment.operation }
  /// √x.
  public static var sqrt: Operation { Root.operation }
  /// |x|.
  public static var abs: Operation { Absolute.operation }
  /// The sign of x.
  public static var sign: Operation { Sign.operation }
  /// 1 where a = b.
  public static var equal: Operation { Equal.operation }
  /// 1 where a ≠ b.
  public static var notEqual: Operation { NotEqual.operation }
  /// 1 where a < b.
  public static var less: Operation { Less.operation }
  /// 1 where a ≤ b.
  public static var lessOrEqual: Operation { LessOrEqual.operation }
  /// 1 where a > b.
  public static var greater: Operation { Greater.operation }
  /// 1 where a ≥ b.
  public static var greaterOrEqual: Operation { GreaterOrEqual.operation }
  /// The larger of a and b, entry by entry.
  public static var maximum: Operation { Maximum.operation }
  /// The smaller of a and b, entry by entry.
  public static var minimum: Operation { Minimum.operation }
  /// e^x.
  public static var exp: Operation { Exp.operation }
  /// The natural logarithm.
  public static var log: Operation { Log.operation }
  /// The sine.
  public static var sin: Operation { Sin.operation }
  /// The cosine.
  public static var cos: Operation { Cos.operation }
  /// The tangent.
  public static var tan: Operation { Tan.operation }
  /// The hyperbolic sine.
  public static var sinh: Operation { Sinh.operation }
  /// The hyperbolic cosine.
  public static var cosh: Operation { Cosh.operation }
  /// The hyperbolic tangent.
  public static var tanh: Operation { Tanh.operation }
  /// The logistic function.
  public static var sigmoid: Operation { Sigmoid.operation }
  /// max(x, 0).
  public static var relu: Operation { ReLU.operation }
  /// 1 where x > 0.
  public static var step: Operation { Step.operation }
  /// x or slope · x; the slope is the second operand.
  public static var leakyReLU: Operation { LeakyReLU.operation }
  /// x or α(e^x − 1); α is the second operand.
  public static var elu: Operation { ELU.operation }
  /// log(1 + e^x).
  public static var softplus: Operation { Softplus.operation }
  /// x · σ(x).
  public static var silu: Operation { SiLU.operation }
  /// x · Φ(x).
  public static var gelu: Operation { GELU.operation }
  /// Φ(x).
  public static var normalCDF: Operation { NormalCDF.operation }
}
