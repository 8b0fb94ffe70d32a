import Plotting
import Testing

@Suite struct LabelTests {
  private func parts(_ name: String) -> [String] {
    Label(name: name).runs.map {
      ($0.position == .subscript ? "_" : $0.position == .superscript ? "^" : "") + ($0.isItalic ? "*" : "")
        + $0.text
    }
  }

  @Test(arguments: [
    ("w1", ["*w", "_1"]), ("W1[0, 2]", ["*W", "_1", "[0, 2]"]), ("w[0]", ["*w", "[0]"]),
    ("x_ij", ["*x", "_ij"]),
    ("phi", ["*φ"]), ("theta2", ["*θ", "_2"]), ("Sigma", ["*Σ"]), ("loss_h", ["*loss", "_h"]),
    ("xpy2", ["*xpy", "_2"]), ("gain1", ["*gain", "_1"]), ("l2x", ["*l2x"]),
    ("x + l2x", ["*x", " + ", "*l2x"]),
    ("log2(gain1)", ["log", "_2", "(", "*gain", "_1", ")"]), ("x^gain1", ["*x", "^gain₁"]),
    ("learning_rate", ["learning_rate"]), ("net.W1", ["*net", ".", "*W", "_1"]),
    ("leaky_relu(u)", ["leaky_relu(", "*u", ")"]), ("x*y", ["*x", "·", "*y"]),
    ("e.x", ["*e.x"]), ("phiX", ["*phiX"]), ("12", ["12"]), ("w_", ["*w_"]), ("", ["*"]),
    ("1-v_1²*2", ["1−", "*v", "_1", "²·2"]), ("a_b_c", ["a_b_c"]), ("w_theta", ["*w", "_θ"]),
    ("log(x_)", ["log(", "*x", "_)"]),
    ("x^(y+1)", ["*x", "^y+1"]), ("x^sin(y)", ["*x", "^sin(y)"]), ("x^y^2", ["*x", "^y^2"]),
    ("x_1^x_1", ["*x", "_1", "^x₁"]), ("x^0.5+1", ["*x", "^0.5", "+1"]), ("theta^delta", ["*θ", "^δ"]),
    ("V_ij/‖V‖_{i}*1", ["*V", "_ij", "/‖", "*V", "‖", "_i", "·1"]), ("f(V)_j", ["f(", "*V", ")", "_j"]),
    ("2nd*x", ["2nd·", "*x"]),
    ("sum(_u)", ["sum(_", "*u", ")"]), ("-x^2", ["−", "*x", "^2"]), ("f^(a)(b)", ["*f", "^(a)(b)"]),
  ])
  func namesAreSetAsInTextbooks(name: String, expected: [String]) {
    #expect(parts(name) == expected)
  }
}
