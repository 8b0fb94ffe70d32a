/// Losses over feature-major predictions, and their gradients.
struct LossKernel {
  let loss: Loss
  /// Whether the targets are one-hot rows of classes; the hinge then compares classes.
  let targetsAreClasses: Bool
  /// The number of outputs, of points, and the distance between features.
  let width: Int
  let count: Int
  let stride: Int

  /// The loss of the batch; `error` gets its gradient, zero beyond the batch.
  func evaluate(_ output: Pointer, target: Pointer, error: Pointer) -> Double {
    let points = Double(count)
    let entries = points * Double(width)
    switch loss {
    case .l2: return each(output, target, error, points) { e, _ in (0.5 * (e * e), e) }
    case .mse: return each(output, target, error, entries) { e, _ in (e * e, e + e) }
    case .mae: return each(output, target, error, entries) { e, _ in (Self.magnitude(e), Self.sign(e)) }
    case .huber: return each(output, target, error, entries) { e, _ in Self.huber(e) }
    case .hinge where targetsAreClasses: return classHinge(output, target, error)
    case .hinge: return each(output, target, error, entries, Self.hinge)
    case .crossEntropy: return crossEntropy(output, target, error)
    }
  }

  /// Applies `rule`, which maps prediction − target and target to a term of the loss and its
  /// derivative, to every entry, and divides by `divisor`.
  @inline(__always)
  private func each(
    _ output: Pointer, _ target: Pointer, _ error: Pointer, _ divisor: Double,
    _ rule: (Lanes, Lanes) -> (Lanes, Lanes)
  ) -> Double {
    var sum = Lanes.zero
    let share = 1 / divisor
    for feature in 0..<width {
      let row = feature * stride
      for point in Swift.stride(from: 0, to: stride, by: laneCount) {
        let wanted = target.lanes(row + point)
        let (term, slope) = rule(output.lanes(row + point) - wanted, wanted)
        sum += masked(term, point)
        error.store(masked(slope * share, point), row + point)
      }
    }
    return sum.total / divisor
  }

  /// Cross entropy of the softmax of the outputs against probabilities, by a stable log-sum-exp.
  private func crossEntropy(_ output: Pointer, _ target: Pointer, _ error: Pointer) -> Double {
    var sum = Lanes.zero
    for point in Swift.stride(from: 0, to: stride, by: laneCount) {
      sum += masked(crossEntropy(output + point, target + point, error + point, point), point)
    }
    return sum.total / Double(count)
  }

  private func crossEntropy(
    _ output: Pointer, _ target: Pointer, _ error: Pointer, _ point: Int
  ) -> Lanes {
    var largest = output.lanes(0)
    for feature in 1..<max(width, 1) {
      let value = output.lanes(feature * stride)
      largest = largest.replacing(with: value, where: value .> largest)
    }
    var total = Lanes.zero
    var (mass, chosen) = (Lanes.zero, Lanes.zero)
    for feature in 0..<width {
      let shifted = output.lanes(feature * stride) - largest
      let wanted = target.lanes(feature * stride)
      let exponential = LaneElementary.exp(shifted)
      error.store(exponential, feature * stride)
      total += exponential
      mass += wanted
      chosen = chosen.addingProduct(wanted, shifted)
    }
    let (normalizer, share) = (mass / total, 1 / Double(count))
    for feature in 0..<width {
      let slope =
        (error.lanes(feature * stride) * normalizer - target.lanes(feature * stride)) * share
      error.store(masked(slope, point), feature * stride)
    }
    return mass * LaneElementary.log(total) - chosen
  }

  /// The sum over the wrong classes of max(0, 1 + score − right score), averaged over the batch.
  private func classHinge(_ output: Pointer, _ target: Pointer, _ error: Pointer) -> Double {
    var sum = Lanes.zero
    for point in Swift.stride(from: 0, to: stride, by: laneCount) {
      sum += masked(classHinge(output + point, target + point, error + point, point), point)
    }
    return sum.total / Double(count)
  }

  private func classHinge(
    _ output: Pointer, _ target: Pointer, _ error: Pointer, _ point: Int
  ) -> Lanes {
    let rows = Swift.stride(from: 0, to: width * stride, by: stride)
    var right = Lanes.zero
    for row in rows { right = right.addingProduct(output.lanes(row), target.lanes(row)) }
    var (total, violations) = (Lanes.zero, Lanes.zero)
    for row in rows {
      let shortfall = 1 + output.lanes(row) - right
      let violates = Lanes.zero.replacing(with: 1, where: shortfall .> 0) * (1 - target.lanes(row))
      total = total.addingProduct(violates, shortfall)
      violations += violates
      error.store(violates, row)
    }
    for row in rows {
      let slope = error.lanes(row) - violations * target.lanes(row)
      error.store(masked(slope / Double(count), point), row)
    }
    return total
  }

  @inline(__always)
  private func masked(_ values: Lanes, _ point: Int) -> Lanes {
    point + laneCount <= count ? values : values.cleared(from: count - point)
  }

  @inline(__always)
  private static func magnitude(_ x: Lanes) -> Lanes { x.replacing(with: -x, where: x .< 0) }

  @inline(__always)
  private static func sign(_ x: Lanes) -> Lanes {
    Lanes.zero.replacing(with: 1, where: x .> 0).replacing(with: -1, where: x .< 0)
  }

  @inline(__always)
  private static func huber(_ error: Lanes) -> (Lanes, Lanes) {
    let size = magnitude(error)
    let far = size .> 1
    return (
      (0.5 * (error * error)).replacing(with: size - 0.5, where: far),
      error.replacing(with: sign(error), where: far)
    )
  }

  /// max(0, 1 − t p) of prediction p and target t = ±1.
  @inline(__always)
  private static func hinge(_ error: Lanes, _ target: Lanes) -> (Lanes, Lanes) {
    let margin = 1 - target * (error + target)
    return (LaneElementary.rectified(margin), (-target).replacing(with: 0, where: margin .<= 0))
  }
}
