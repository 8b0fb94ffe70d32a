extension Operation: CustomStringConvertible {
  /// The operation's name.
  public var description: String { name }

  /// Every operation, with representatives of those that have parameters.
  package static let catalogue: [Operation] = elementwiseCatalogue + tensorCatalogue

  private static let elementwiseCatalogue: [Operation] = [
    .add, .subtract, .multiply, .divide, .power, .negate, .square, .reciprocal, .increment, .sqrt, .abs,
    .sign,
    .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .maximum, .minimum, .exp, .log, .sin,
    .cos, .tan, .sinh, .cosh, .tanh, .sigmoid, .relu, .step, .leakyReLU, .elu, .softplus, .silu, .gelu,
    .normalCDF, Huber.operation, Sech.operation, LogisticDensity.operation, NormalDensity.operation,
    ExpMinusOne.operation, AtLeast.operation, Below.operation, AtMost.operation, Above.operation,
    Share.operation,
  ]

  private static let tensorCatalogue: [Operation] =
    [nil, 0, 1, -1].flatMap { axis in
      [
        .sum(axis: axis), .mean(axis: axis), .variance(axis: axis), .standardDeviation(axis: axis),
        .norm(axis: axis), .max(axis: axis), .min(axis: axis), .argmax(axis: axis), .logSumExp(axis: axis),
        .softmax(axis: axis), .logSoftmax(axis: axis),
      ]
    } + [
      .broadcast(to: [4, 2, 3]), .reshape(to: [3, 2]), .transpose, .transposeMatrices, .shuffle([1, 0]),
      .concat(axis: 1),
      .slice([.index(1), .range(0, 2)]), .matrixProduct, .outer, .crossEntropy, .l2, .meanSquaredError,
      .meanAbsoluteError, .hinge, .huber, .identity,
    ]
}
