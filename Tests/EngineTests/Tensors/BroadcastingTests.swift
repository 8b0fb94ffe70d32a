import Engine
import Testing

/// Shapes and values as NumPy's `broadcast_shapes` and its arithmetic give them.
@Suite("Broadcasting")
struct BroadcastingTests {
  @Test(
    "shapes broadcast as NumPy's do",
    arguments: [
      ([], []), ([[]], []), ([[3], []], [3]), ([[2, 3], [3]], [2, 3]), ([[2, 1], [1, 3]], [2, 3]),
      ([[8, 1, 6, 1], [7, 1, 5]], [8, 7, 6, 5]), ([[0], [1]], [0]), ([[5, 1], [0]], [5, 0]),
      ([[1], [2, 1], [3]], [2, 3]),
    ] as [([[Int]], [Int])])
  func shapes(_ shapes: [[Int]], _ expected: [Int]) {
    #expect(Shape.broadcast(shapes) == expected)
  }

  @Test(
    "shapes that NumPy refuses are refused",
    arguments: [[[2], [3]], [[2, 3], [2]], [[0], [2]], [[4, 1], [3, 2]]])
  func refusals(_ shapes: [[Int]]) {
    #expect(Shape.broadcast(shapes) == nil)
  }

  // numpy: x = arange(6).reshape(2, 3); x - [10, 20, 30]; x - [[10], [20]]; [1, 2].reshape(2, 1, 1) * x.
  @Test("values are those of NumPy")
  func values() throws {
    let x = try Tensor(shape: [2, 3], values: [0, 1, 2, 3, 4, 5])
    let column = try Tensor(shape: [2, 1], values: [10, 20])
    #expect(try Operation.subtract([x, Tensor([10, 20, 30])]).values == [-10, -19, -28, -7, -16, -25])
    #expect(try Operation.subtract([x, column]).values == [-10, -9, -8, -17, -16, -15])
    #expect(try Operation.subtract([column, x]).values == [10, 9, 8, 17, 16, 15])
    let deep = try Operation.multiply([Tensor(shape: [2, 1, 1], values: [1, 2]), x])
    #expect(deep.shape == [2, 2, 3])
    #expect(deep.values == [0, 1, 2, 3, 4, 5, 0, 2, 4, 6, 8, 10])
    let outer = try Operation.add([Tensor(shape: [3, 1], values: [0, 10, 20]), Tensor([1, 2])])
    #expect(outer.values == [1, 2, 11, 12, 21, 22])
    #expect(try Operation.add([Tensor(shape: [0, 3], values: []), Tensor([1, 2, 3])]).shape == [0, 3])
  }

  // Each entry of a gradient counts how often broadcasting read it.
  @Test("gradients are summed over what was repeated")
  func gradients() throws {
    var tape = Tape()
    let column = tape.leaf(try Tensor(shape: [2, 1], values: [1, 2]))
    let row = tape.leaf(Tensor([5, 6, 7]))
    let number = tape.leaf(Tensor(3))
    let product = try tape.apply(.multiply, [tape.apply(.add, [column, row]), number])
    let total = try tape.apply(.sum(), [product])
    let gradients = try tape.gradient(of: total, withRespectTo: [column, row, number]).map { tape.value($0) }
    #expect(gradients[0] == (try Tensor(shape: [2, 1], values: [9, 9])))
    #expect(gradients[1] == Tensor([6, 6, 6]))
    #expect(gradients[2] == Tensor(45))
  }
}
