extension Operation {
  /// The entries of a vector, or the rows of a tensor, in another order: the i-th is the operand's `order[i]`-th.
  ///
  /// `order` must hold each place once; throws `incompatibleShapes` where the operand has not as many.
  public static func shuffle(_ order: [Int]) -> Operation {
    Operation(
      "shuffle", summary: "The entries of a vector, or the rows of a matrix, in another order.",
      examples: .ofMatrix(
        [2, 3], [1.1, 0.4, -0.7, 0.3, -1.2, 2.5], further: [([Tensor([5, 6])], Tensor([6, 5]))],
        rejected: [[Tensor(1)], [Tensor([1, 2, 3])]]),
      decomposition: .rearrangement,
      shownFactors: { _ in
        let places =
          order.count > 6 ? "the inverse order" : inverse(order).map(String.init).joined(separator: ", ")
        return [.symbol("[\(places)]")]
      },
      shape: { shapes throws(EngineError) in
        guard shapes[0].first == order.count else {
          throw .incompatibleShapes(
            operation: "shuffle", shapes: [shapes[0], [order.count]],
            rule: "the order needs a place for each row")
        }
        return shapes[0]
      },
      forward: { operands, shape throws(EngineError) in
        let row = order.isEmpty ? 0 : operands[0].count / order.count
        return Tensor(shape: shape) { entries in
          for (place, source) in order.enumerated() {
            for i in 0..<row { entries[place * row + i] = operands[0][source * row + i] }
          }
        }
      },
      backward: { tape, pullback throws(EngineError) in
        [try tape.apply(.shuffle(inverse(order)), [pullback.cotangent])]
      })
  }

  /// Where each place went.
  private static func inverse(_ order: [Int]) -> [Int] {
    var places = order
    for (place, source) in order.enumerated() where places.indices.contains(source) { places[source] = place }
    return places
  }
}
