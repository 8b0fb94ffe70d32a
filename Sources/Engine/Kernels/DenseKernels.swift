/// The layer products of small networks, on feature-major values: a feature's values over the batch
/// stand side by side, `stride` apart from the next feature's.
///
/// Weights are read through two strides, so that the same kernel multiplies by W and by Wᵀ.
struct DenseKernel {
  /// The matrix, its rows and columns, and the distance between its rows' and columns' entries.
  let matrix: Pointer
  let rows: Int
  let columns: Int
  let rowStride: Int
  let columnStride: Int
  /// The distance between features of the input and of the output.
  let stride: Int
  /// How many threads a large product may use.
  let threads: Int

  /// output = bias + matrix · input, for `stride` points; without biases the sum starts at zero.
  func multiply(_ input: Pointer, into output: Pointer, bias: Pointer?) {
    if PanelProduct.pays(rows: rows, columns: stride, depth: columns) {
      return multiplyLarge(input, output, bias)
    }
    var row = 0
    while row + 4 <= rows {
      multiplyRows4(row, input, output, bias)
      row += 4
    }
    if row + 2 <= rows {
      multiplyRows2(row, input, output, bias)
      row += 2
    }
    if row < rows { multiplyRow(row, input, output, bias) }
  }

  private func multiplyLarge(_ input: Pointer, _ output: Pointer, _ bias: Pointer?) {
    for row in 0..<rows {
      (output + row * stride).update(repeating: bias?[row] ?? 0, count: stride)
    }
    let product = PanelProduct(
      rows: rows, columns: stride, depth: columns,
      left: .init(start: matrix, rowStride: rowStride, columnStride: columnStride),
      right: .init(start: input, rowStride: stride, columnStride: 1), target: output,
      targetStride: stride)
    product.run(threads: threads)
  }

  @inline(__always)
  private func start(_ bias: Pointer?, _ row: Int) -> Lanes {
    guard let bias else { return .zero }
    return Lanes(repeating: bias[row])
  }

  private func multiplyRows4(_ row: Int, _ input: Pointer, _ output: Pointer, _ bias: Pointer?) {
    let (start0, start1) = (start(bias, row), start(bias, row + 1))
    let (start2, start3) = (start(bias, row + 2), start(bias, row + 3))
    var point = 0
    while point + 16 <= stride {
      var (a0, b0, a1, b1) = (start0, start0, start1, start1)
      var (a2, b2, a3, b3) = (start2, start2, start3, start3)
      var weight = matrix + row * rowStride
      var source = input + point
      for _ in 0..<columns {
        let (a, b) = (source.lanes(0), source.lanes(laneCount))
        let w0 = Lanes(repeating: weight[0])
        let w1 = Lanes(repeating: weight[rowStride])
        let w2 = Lanes(repeating: weight[2 * rowStride])
        let w3 = Lanes(repeating: weight[3 * rowStride])
        a0 = a0.addingProduct(a, w0)
        b0 = b0.addingProduct(b, w0)
        a1 = a1.addingProduct(a, w1)
        b1 = b1.addingProduct(b, w1)
        a2 = a2.addingProduct(a, w2)
        b2 = b2.addingProduct(b, w2)
        a3 = a3.addingProduct(a, w3)
        b3 = b3.addingProduct(b, w3)
        weight += columnStride
        source += stride
      }
      let target = output + row * stride + point
      target.store(a0, 0)
      target.store(b0, laneCount)
      target.store(a1, stride)
      target.store(b1, stride + laneCount)
      target.store(a2, 2 * stride)
      target.store(b2, 2 * stride + laneCount)
      target.store(a3, 3 * stride)
      target.store(b3, 3 * stride + laneCount)
      point += 16
    }
    guard point < stride else { return }
    var (a0, a1, a2, a3) = (start0, start1, start2, start3)
    var weight = matrix + row * rowStride
    var source = input + point
    for _ in 0..<columns {
      let a = source.lanes(0)
      a0 = a0.addingProduct(a, Lanes(repeating: weight[0]))
      a1 = a1.addingProduct(a, Lanes(repeating: weight[rowStride]))
      a2 = a2.addingProduct(a, Lanes(repeating: weight[2 * rowStride]))
      a3 = a3.addingProduct(a, Lanes(repeating: weight[3 * rowStride]))
      weight += columnStride
      source += stride
    }
    let target = output + row * stride + point
    target.store(a0, 0)
    target.store(a1, stride)
    target.store(a2, 2 * stride)
    target.store(a3, 3 * stride)
  }

  private func multiplyRows2(_ row: Int, _ input: Pointer, _ output: Pointer, _ bias: Pointer?) {
    let (start0, start1) = (start(bias, row), start(bias, row + 1))
    for point in Swift.stride(from: 0, to: stride, by: laneCount) {
      var (a0, a1) = (start0, start1)
      var weight = matrix + row * rowStride
      var source = input + point
      for _ in 0..<columns {
        let a = source.lanes(0)
        a0 = a0.addingProduct(a, Lanes(repeating: weight[0]))
        a1 = a1.addingProduct(a, Lanes(repeating: weight[rowStride]))
        weight += columnStride
        source += stride
      }
      let target = output + row * stride + point
      target.store(a0, 0)
      target.store(a1, stride)
    }
  }

  private func multiplyRow(_ row: Int, _ input: Pointer, _ output: Pointer, _ bias: Pointer?) {
    let start0 = start(bias, row)
    for point in Swift.stride(from: 0, to: stride, by: laneCount) {
      var sum = start0
      var weight = matrix + row * rowStride
      var source = input + point
      for _ in 0..<columns {
        sum = sum.addingProduct(source.lanes(0), Lanes(repeating: weight[0]))
        weight += columnStride
        source += stride
      }
      output.store(sum, row * stride + point)
    }
  }
}
