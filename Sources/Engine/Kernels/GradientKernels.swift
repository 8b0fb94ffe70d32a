/// The gradients of a small dense layer: dW = δ aᵀ and db = Σ δ, summed over the batch in eight lanes
/// whose totals are taken in a fixed order.
struct DenseGradientKernel {
  /// δ and a, feature-major with features `stride` apart; columns beyond the batch hold δ = 0.
  let error: Pointer
  let input: Pointer
  let outputs: Int
  let inputs: Int
  let stride: Int
  /// How many threads a large product may use.
  let threads: Int

  /// Writes dW (outputs × inputs, row-major) and db.
  func accumulate(weight: Pointer, bias: Pointer) {
    for output in 0..<outputs { bias[output] = sum(error + output * stride) }
    if PanelProduct.pays(rows: outputs, columns: inputs, depth: stride) {
      return accumulateLarge(weight)
    }
    var output = 0
    while output + 4 <= outputs {
      rows4(output, weight)
      output += 4
    }
    while output < outputs {
      row(output, weight)
      output += 1
    }
  }

  private func accumulateLarge(_ weight: Pointer) {
    weight.update(repeating: 0, count: outputs * inputs)
    let product = PanelProduct(
      rows: outputs, columns: inputs, depth: stride,
      left: .init(start: error, rowStride: stride, columnStride: 1),
      right: .init(start: input, rowStride: 1, columnStride: stride), target: weight,
      targetStride: inputs)
    product.run(threads: threads)
  }

  private func rows4(_ output: Int, _ weight: Pointer) {
    var input = 0
    while input + 2 <= inputs {
      block4x2(output, input, weight)
      input += 2
    }
    if input < inputs { block4x1(output, input, weight) }
  }

  private func block4x2(_ output: Int, _ input: Int, _ weight: Pointer) {
    var (s00, s01, s10, s11) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    var (s20, s21, s30, s31) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    let left = error + output * stride
    let right = self.input + input * stride
    for point in Swift.stride(from: 0, to: stride, by: laneCount) {
      let (a0, a1) = (right.lanes(point), right.lanes(stride + point))
      let e0 = left.lanes(point)
      let e1 = left.lanes(stride + point)
      let e2 = left.lanes(2 * stride + point)
      let e3 = left.lanes(3 * stride + point)
      s00 = s00.addingProduct(e0, a0)
      s01 = s01.addingProduct(e0, a1)
      s10 = s10.addingProduct(e1, a0)
      s11 = s11.addingProduct(e1, a1)
      s20 = s20.addingProduct(e2, a0)
      s21 = s21.addingProduct(e2, a1)
      s30 = s30.addingProduct(e3, a0)
      s31 = s31.addingProduct(e3, a1)
    }
    let target = weight + output * inputs + input
    (target[0], target[1]) = (s00.total, s01.total)
    (target[inputs], target[inputs + 1]) = (s10.total, s11.total)
    (target[2 * inputs], target[2 * inputs + 1]) = (s20.total, s21.total)
    (target[3 * inputs], target[3 * inputs + 1]) = (s30.total, s31.total)
  }

  private func block4x1(_ output: Int, _ input: Int, _ weight: Pointer) {
    var (s0, s1, s2, s3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    let left = error + output * stride
    let right = self.input + input * stride
    for point in Swift.stride(from: 0, to: stride, by: laneCount) {
      let a = right.lanes(point)
      s0 = s0.addingProduct(left.lanes(point), a)
      s1 = s1.addingProduct(left.lanes(stride + point), a)
      s2 = s2.addingProduct(left.lanes(2 * stride + point), a)
      s3 = s3.addingProduct(left.lanes(3 * stride + point), a)
    }
    let target = weight + output * inputs + input
    target[0] = s0.total
    target[inputs] = s1.total
    target[2 * inputs] = s2.total
    target[3 * inputs] = s3.total
  }

  private func row(_ output: Int, _ weight: Pointer) {
    let left = error + output * stride
    for index in 0..<inputs {
      let right = input + index * stride
      var sum = Lanes.zero
      for point in Swift.stride(from: 0, to: stride, by: laneCount) {
        sum = sum.addingProduct(left.lanes(point), right.lanes(point))
      }
      weight[output * inputs + index] = sum.total
    }
  }

  private func sum(_ values: Pointer) -> Double {
    var sum = Lanes.zero
    for point in Swift.stride(from: 0, to: stride, by: laneCount) { sum += values.lanes(point) }
    return sum.total
  }
}
