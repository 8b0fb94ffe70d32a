import Engine
import Source

extension NetworkVersion {
  /// For each layer, the norm of its weights' gradient at each step of every training, before the update.
  ///
  /// A session that checks knows only how many there will be.
  func gradientNorms() throws(DiagnosticError) -> [[Double]] {
    let layers = try history().joined(\.gradientNorms)
    guard layers.isEmpty else { return layers }
    let unknown = [Double](repeating: 1, count: try losses().count)
    return architecture.parameters.filter { $0.role == .weight }.map { _ in unknown }
  }
}
