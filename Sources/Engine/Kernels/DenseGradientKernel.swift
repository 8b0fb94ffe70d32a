/// The gradients of a small dense layer: dW = δ aᵀ and db = Σ δ, summed over the batch in eight lanes
/// whose totals are taken in a fixed order.
struct DenseGradientKernel {
  /// δ and a, feature-major with features `stride` apart; columns beyond the batch hold δ = 0.
  let error: Pointer
  let input: Pointer
  let outputs: Int
  let inputs: Int
  let stride: Int
  /// Who shares a large product.
  let team: Team

  /// Writes dW (outputs × inputs, row-major) and db.
  func accumulate(weight: Pointer, bias: Pointer) {
    if PanelProduct.pays(rows: outputs, columns: inputs, depth: stride) {
      accumulateLarge(weight)
      accumulateErrors(bias, weight, inputs: inputs..<inputs)
    } else {
      let (blockOutputs, blockInputs) = (outputs & ~3, inputs & ~3)
      accumulateBlocks(0..<blockOutputs, 0..<blockInputs, weight)
      accumulateErrors(bias, weight, inputs: blockInputs..<inputs)
      accumulateInputs(0..<blockInputs, weight, outputs: blockOutputs..<outputs)
    }
  }

  private func accumulateLarge(_ weight: Pointer) {
    let product = PanelProduct(
      rows: outputs, columns: inputs, depth: stride,
      left: .init(start: error, rowStride: stride, columnStride: 1),
      right: .init(start: input, rowStride: 1, columnStride: stride), target: weight,
      targetStride: inputs, accumulates: false)
    product.run(by: team)
  }

  /// Entries of dW in blocks of four by four.
  private func accumulateBlocks(_ outputs: Range<Int>, _ inputs: Range<Int>, _ weight: Pointer) {
    for input in Swift.stride(from: inputs.lowerBound, to: inputs.upperBound, by: 4) {
      for output in Swift.stride(from: outputs.lowerBound, to: outputs.upperBound, by: 4) {
        accumulateBlock(output, input, weight)
      }
    }
  }

  private func accumulateBlock(_ output: Int, _ input: Int, _ weight: Pointer) {
    var sum0 = QuadStrip(repeating: 0)
    var (sum1, sum2, sum3) = (sum0, sum0, sum0)
    let errors = error + output * stride
    let values = self.input + input * stride
    for point in Swift.stride(from: 0, to: stride, by: laneCount) {
      let values = QuadStrip(values + point, distance: stride)
      sum0.add(values, times: errors.lanes(point))
      sum1.add(values, times: errors.lanes(stride + point))
      sum2.add(values, times: errors.lanes(2 * stride + point))
      sum3.add(values, times: errors.lanes(3 * stride + point))
    }
    let target = weight + output * inputs + input
    sum0.storeTotals(target, distance: 1)
    sum1.storeTotals(target + inputs, distance: 1)
    sum2.storeTotals(target + 2 * inputs, distance: 1)
    sum3.storeTotals(target + 3 * inputs, distance: 1)
  }

  /// db, and some columns of dW.
  private func accumulateErrors(_ bias: Pointer, _ weight: Pointer, inputs columns: Range<Int>) {
    var output = 0
    while output < outputs {
      let length = stripLength(outputs - output)
      let errors = error + output * stride
      accumulate(length, errors, nil, bias + output, distance: 1)
      for column in columns {
        accumulate(
          length, errors, input + column * stride, weight + output * inputs + column, distance: inputs)
      }
      output += length
    }
  }

  /// Some rows of dW, as far as `columns` go.
  private func accumulateInputs(_ columns: Range<Int>, _ weight: Pointer, outputs rows: Range<Int>) {
    var column = columns.lowerBound
    while column < columns.upperBound {
      let length = stripLength(columns.upperBound - column)
      for row in rows {
        accumulate(
          length, input + column * stride, error + row * stride, weight + row * inputs + column,
          distance: 1)
      }
      column += length
    }
  }

  /// The longest strip that fits.
  private func stripLength(_ count: Int) -> Int {
    if count >= 8 { 8 } else if count >= 4 { 4 } else { min(count, 2) }
  }

  /// Σ values · factor, or Σ values without one, for a strip of features.
  private func accumulate(
    _ length: Int, _ values: Pointer, _ factor: Pointer?, _ target: Pointer, distance: Int
  ) {
    switch length {
    case 8: accumulate(OctetStrip.self, values, factor, target, distance)
    case 4: accumulate(QuadStrip.self, values, factor, target, distance)
    case 2: accumulate(PairStrip.self, values, factor, target, distance)
    default: accumulate(SingleStrip.self, values, factor, target, distance)
    }
  }

  private func accumulate<Features: Strip>(
    _: Features.Type, _ values: Pointer, _ factor: Pointer?, _ target: Pointer, _ distance: Int
  ) {
    var sum = Features(repeating: 0)
    for point in Swift.stride(from: 0, to: stride, by: laneCount) {
      sum.add(
        Features(values + point, distance: stride),
        times: factor?.lanes(point) ?? Lanes(repeating: 1))
    }
    sum.storeTotals(target, distance: distance)
  }
}
