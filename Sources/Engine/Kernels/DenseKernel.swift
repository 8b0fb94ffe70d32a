/// The layer products of small networks, on feature-major values: a feature's values over the batch
/// stand side by side, `stride` apart from the next feature's.
///
/// Weights are read through two strides, so that the same kernel multiplies by W and by Wᵀ. What is to
/// be done with a sum once it is complete is done while it is in a register.
struct DenseKernel {
  /// The matrix, its rows and columns, and the distance between its rows' and columns' entries.
  let matrix: Pointer
  let rows: Int
  let columns: Int
  let rowStride: Int
  let columnStride: Int
  /// The distance between features of the input and of the output.
  let stride: Int
  /// Who shares a large product.
  let team: Team

  /// output = φ(bias + matrix · input), for `stride` points.
  func multiply(_ input: Pointer, into output: Pointer, bias: Pointer, activation: Activation) {
    switch activation {
    case .identity: multiply(input, output, bias, Activated<IdentityRule>())
    case .tanh: multiply(input, output, bias, Activated<TanhRule>())
    case .relu: multiply(input, output, bias, Activated<ReLURule>())
    case .sigmoid: multiply(input, output, bias, Activated<SigmoidRule>())
    default:
      multiply(input, output, bias, Activated<IdentityRule>())
      ActivationKernel.apply(activation, output, into: output, count: rows * stride)
    }
  }

  /// output = matrix · input ⊙ φ'(…), where `values` are the values of an activation whose derivative
  /// needs nothing else.
  func multiply(_ input: Pointer, into output: Pointer, slope activation: Activation, at values: Pointer) {
    switch activation {
    case .identity: multiply(input, output, nil, Activated<IdentityRule>())
    case .tanh: multiply(input, output, nil, Sloped<TanhRule>(values: values))
    case .relu: multiply(input, output, nil, Sloped<ReLURule>(values: values))
    case .sigmoid: multiply(input, output, nil, Sloped<SigmoidRule>(values: values))
    default:
      multiply(input, output, nil, Activated<IdentityRule>())
      ActivationKernel.backpropagate(
        activation, input: values, output: values, error: output, count: rows * stride)
    }
  }

  private func multiply(
    _ input: Pointer, _ output: Pointer, _ bias: Pointer?, _ finish: some Finish
  ) {
    if PanelProduct.pays(rows: rows, columns: stride, depth: columns) {
      return multiplyLarge(input, output, bias, finish)
    }
    var point = 0
    while point + QuadStrip.count * laneCount <= stride {
      multiply(QuadStrip.self, point, input, output, bias, finish)
      point += QuadStrip.count * laneCount
    }
    if point + PairStrip.count * laneCount <= stride {
      multiply(PairStrip.self, point, input, output, bias, finish)
      point += PairStrip.count * laneCount
    }
    if point < stride { multiply(SingleStrip.self, point, input, output, bias, finish) }
  }

  private func multiplyLarge(
    _ input: Pointer, _ output: Pointer, _ bias: Pointer?, _ finish: some Finish
  ) {
    if let bias {
      shareRows { rows in
        for row in rows { (output + row * stride).update(repeating: bias[row], count: stride) }
      }
    }
    let product = PanelProduct(
      rows: rows, columns: stride, depth: columns,
      left: .init(start: matrix, rowStride: rowStride, columnStride: columnStride),
      right: .init(start: input, rowStride: stride, columnStride: 1), target: output,
      targetStride: stride, accumulates: bias != nil)
    product.run(by: team)
    shareRows { rows in
      for offset in Swift.stride(from: rows.lowerBound * stride, to: rows.upperBound * stride, by: laneCount)
      {
        output.store(finish(output.lanes(offset), offset), offset)
      }
    }
  }

  /// Shares the rows of the output among the team.
  private func shareRows(_ work: (Range<Int>) -> Void) {
    let parts = min(team.threads, rows)
    team.share(parts) { part in work(rows * part / parts..<rows * (part + 1) / parts) }
  }

  /// All rows for one strip of points.
  @inline(__always)
  private func multiply<Points: Strip>(
    _ points: Points.Type, _ point: Int, _ input: Pointer, _ output: Pointer, _ bias: Pointer?,
    _ finish: some Finish
  ) {
    var row = 0
    while row + 4 <= rows {
      multiply4(points, row, point, input, output, bias, finish)
      row += 4
    }
    if row + 2 <= rows {
      multiply2(points, row, point, input, output, bias, finish)
      row += 2
    }
    if row < rows { multiply1(points, row, point, input, output, bias, finish) }
  }

  private func multiply4<Points: Strip>(
    _: Points.Type, _ row: Int, _ point: Int, _ input: Pointer, _ output: Pointer, _ bias: Pointer?,
    _ finish: some Finish
  ) {
    var sum0 = Points(repeating: bias?[row] ?? 0)
    var sum1 = Points(repeating: bias?[row + 1] ?? 0)
    var sum2 = Points(repeating: bias?[row + 2] ?? 0)
    var sum3 = Points(repeating: bias?[row + 3] ?? 0)
    var weight = matrix + row * rowStride
    var source = input + point
    for _ in 0..<columns {
      let values = Points(source, distance: laneCount)
      sum0.add(values, times: Lanes(repeating: weight[0]))
      sum1.add(values, times: Lanes(repeating: weight[rowStride]))
      sum2.add(values, times: Lanes(repeating: weight[2 * rowStride]))
      sum3.add(values, times: Lanes(repeating: weight[3 * rowStride]))
      weight += columnStride
      source += stride
    }
    let offset = row * stride + point
    sum0.store(output, offset, distance: laneCount, finish)
    sum1.store(output, offset + stride, distance: laneCount, finish)
    sum2.store(output, offset + 2 * stride, distance: laneCount, finish)
    sum3.store(output, offset + 3 * stride, distance: laneCount, finish)
  }

  private func multiply2<Points: Strip>(
    _: Points.Type, _ row: Int, _ point: Int, _ input: Pointer, _ output: Pointer, _ bias: Pointer?,
    _ finish: some Finish
  ) {
    var sum0 = Points(repeating: bias?[row] ?? 0)
    var sum1 = Points(repeating: bias?[row + 1] ?? 0)
    var weight = matrix + row * rowStride
    var source = input + point
    for _ in 0..<columns {
      let values = Points(source, distance: laneCount)
      sum0.add(values, times: Lanes(repeating: weight[0]))
      sum1.add(values, times: Lanes(repeating: weight[rowStride]))
      weight += columnStride
      source += stride
    }
    let offset = row * stride + point
    sum0.store(output, offset, distance: laneCount, finish)
    sum1.store(output, offset + stride, distance: laneCount, finish)
  }

  private func multiply1<Points: Strip>(
    _: Points.Type, _ row: Int, _ point: Int, _ input: Pointer, _ output: Pointer, _ bias: Pointer?,
    _ finish: some Finish
  ) {
    var sum = Points(repeating: bias?[row] ?? 0)
    var weight = matrix + row * rowStride
    var source = input + point
    for _ in 0..<columns {
      sum.add(Points(source, distance: laneCount), times: Lanes(repeating: weight[0]))
      weight += columnStride
      source += stride
    }
    sum.store(output, row * stride + point, distance: laneCount, finish)
  }
}

/// φ of the sum.
private struct Activated<Rule: ActivationRule>: Finish {
  @inline(__always)
  func callAsFunction(_ sum: Lanes, _ offset: Int) -> Lanes { Rule.value(sum) }
}

/// The sum times φ', for values that stand as the output does.
private struct Sloped<Rule: ActivationRule>: Finish {
  let values: Pointer

  @inline(__always)
  func callAsFunction(_ sum: Lanes, _ offset: Int) -> Lanes { sum * Rule.slope(values.lanes(offset)) }
}
