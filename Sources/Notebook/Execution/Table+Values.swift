import Engine
import Plotting

extension Table.Entry {
  /// A tensor in a cell of a table: a number, a few numbers, or the norm of many.
  init(_ tensor: Tensor, digits: Int?) {
    self.init(tensor) { number in
      digits.map { NumberText.rounded(number, digits: $0) } ?? NumberText.shortest(number)
    }
  }

  /// The same with numbers as in pictures of a computation: without zeros at the end.
  init(_ tensor: Tensor, shortDigits digits: Int) {
    self.init(tensor) { number in
      // A comma within a number would be read as one between two.
      Plotting.NumberText.shortOrWhole(number, digits: digits).replacing(",", with: "")
    }
  }

  private init(_ tensor: Tensor, _ text: (Double) -> String) {
    if tensor.count == 1, tensor.rank == 0 {
      self.init(tensor[0], text: text(tensor[0]))
    } else if tensor.count <= 12 {
      self.init(Self.nested(tensor, text))
    } else {
      let norm = tensor.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      self.init("norm " + text(norm))
    }
  }

  private static func nested(_ tensor: Tensor, _ text: (Double) -> String) -> String {
    var level = tensor.values.map { text($0).replacing("-", with: "−") }
    for (axis, length) in tensor.shape.enumerated().reversed() {
      let rows = tensor.shape[..<axis].reduce(1, *)
      level = (0..<rows).map { "[" + level[$0 * length..<($0 + 1) * length].joined(separator: ", ") + "]" }
    }
    return level.first ?? "[]"
  }
}
