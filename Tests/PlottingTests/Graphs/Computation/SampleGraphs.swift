import Plotting

extension ComputationGraph {
  /// f = (x + y) · z at −2, 5, −4, the first circuit of CS231n's notes on backpropagation.
  static let product = ComputationGraph(
    nodes: [
      .init(.input, name: "x", value: "−2", gradient: "−4"),
      .init(.input, name: "y", value: "5", gradient: "−4"),
      .init(.operation("+"), name: "q", value: "3", gradient: "−4", rule: "q = x + y = 3"),
      .init(.input, name: "z", value: "−4", gradient: "3"),
      .init(.operation("·"), name: "f", value: "−12", gradient: "1"),
    ],
    edges: [
      .init(from: 0, to: 2, localDerivative: "1", localNumber: "1", contribution: "−4"),
      .init(from: 1, to: 2, localDerivative: "1", localNumber: "1", contribution: "−4"),
      .init(from: 2, to: 4, localDerivative: "z", localNumber: "−4", contribution: "−4"),
      .init(from: 3, to: 4, localDerivative: "q", localNumber: "3", contribution: "3"),
    ])

  /// y = x² + 3x at x = 2: the gradient of x is the sum 4 + 3 of what two branches contribute.
  static let fork = ComputationGraph(
    nodes: [
      .init(.input, name: "x", value: "2", gradient: "7", degree: 2),
      .init(.operation("□²"), name: "s", value: "4", gradient: "1", degree: 1),
      .init(.constant, value: "3"),
      .init(.operation("·"), value: "6", gradient: "1", degree: 1),
      .init(.operation("+"), name: "y_1", value: "10", gradient: "1", degree: 0),
    ],
    edges: [
      .init(from: 0, to: 1, localDerivative: "2x", localNumber: "4", contribution: "4"),
      .init(from: 2, to: 3), .init(from: 0, to: 3, localDerivative: "3", contribution: "3"),
      .init(from: 1, to: 4, localDerivative: "1", contribution: "1"),
      .init(from: 3, to: 4, localDerivative: "1", contribution: "1"),
    ])
}
