extension ScalarGraph {
  /// Computes every node again from the leaves.
  public mutating func forward() {
    let table = others.compactMap(\.elementwise)
    withColumns { columns in
      for node in 0..<columns.count { columns.evaluate(node, table) }
    }
  }

  /// The gradient of a node by every node; `root` must be in the graph.
  ///
  /// One pass down the arrays; a fork adds up what arrives over its branches.
  public mutating func backward(from root: Node) {
    guard numbers.indices.contains(root) else { return }
    let table = others.compactMap(\.elementwise)
    withColumns { columns in
      columns.slopes.update(repeating: 0)
      columns.slopes[root] = 1
      for node in stride(from: root, through: 0, by: -1) { columns.propagate(node, table) }
    }
  }

  private mutating func withColumns(_ body: (Columns) -> Void) {
    codes.withUnsafeBufferPointer { codes in
      firsts.withUnsafeBufferPointer { firsts in
        seconds.withUnsafeBufferPointer { seconds in
          numbers.withUnsafeMutableBufferPointer { numbers in
            slopes.withUnsafeMutableBufferPointer { slopes in
              body(Columns(codes: codes, firsts: firsts, seconds: seconds, numbers: numbers, slopes: slopes))
            }
          }
        }
      }
    }
  }
}

/// The arrays of a graph during a pass. They are borrowed from the graph, which has checked that every operand
/// position is in bounds.
private struct Columns {
  let codes: UnsafeBufferPointer<ScalarGraph.Code>
  let firsts: UnsafeBufferPointer<Int32>
  let seconds: UnsafeBufferPointer<Int32>
  let numbers: UnsafeMutableBufferPointer<Double>
  let slopes: UnsafeMutableBufferPointer<Double>

  var count: Int { codes.count }

  @inline(__always)
  func evaluate(_ node: Int, _ table: [Elementwise]) {
    let code = codes[node]
    if code == .leaf { return }
    let a = numbers[Int(firsts[node])]
    let b = numbers[Int(seconds[node])]
    numbers[node] =
      switch code {
      case .add: Add.value(a, b)
      case .multiply: Multiply.value(a, b)
      case .subtract: Subtract.value(a, b)
      case .negate: Negate.value(a)
      case .relu: ReLU.value(a)
      default: table[Int(code.rawValue - ScalarGraph.Code.firstOther)].value(a, b)
      }
  }

  @inline(__always)
  func propagate(_ node: Int, _ table: [Elementwise]) {
    let slope = slopes[node]
    let code = codes[node]
    if slope == 0 || code == .leaf { return }
    let (first, second) = (Int(firsts[node]), Int(seconds[node]))
    let (a, b, y) = (numbers[first], numbers[second], numbers[node])
    let (byA, byB) =
      switch code {
      case .add: Add.derivatives(a, b, y)
      case .multiply: Multiply.derivatives(a, b, y)
      case .subtract: Subtract.derivatives(a, b, y)
      case .negate: (Negate.derivative(a, y), 0)
      case .relu: (ReLU.derivative(a, y), 0)
      default: table[Int(code.rawValue - ScalarGraph.Code.firstOther)].partials(a, b, y)
      }
    slopes[first] += slope * byA
    if byB != 0 { slopes[second] += slope * byB }
  }
}
