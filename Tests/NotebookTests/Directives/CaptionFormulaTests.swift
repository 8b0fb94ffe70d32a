import Notebook
import Plotting
import Testing

/// How steps are written in captions and on edges: by signs that tell them apart, and with numbers that stay true.
@Suite struct CaptionFormulaTests {
  private func diagram(_ code: String) throws -> Diagram {
    let inputs = "define a = 2\ndefine s = 1.5\ndefine v = [1, 2]\ndefine w = [0.5, -1]\n"
    let pictures = Running.notebook(Running.cell(inputs + code)).cells.flatMap(\.outputs).compactMap {
      output in
      if case .picture(let picture) = output { picture } else { nil }
    }
    return try #require(pictures.last as? Diagram)
  }

  private func captions(of formula: String) throws -> [String] {
    try diagram("define f = \(formula)\nanimate backward of f").steps.map(\.caption)
  }

  private func symbols(_ code: String) throws -> [String] {
    try diagram(code + ", style: edges").edges.compactMap(\.above?.string)
  }

  @Test func aLongExpressionHasANumberAndALongNameStays() throws {
    let formula = "a*a*a + a*a + 2*a*a*a + exp(a)"
    let unnamed = try diagram("define result = 3\nanimate backward of \(formula)")
    #expect(unnamed.steps.map(\.caption).contains("∂v_2/∂v_2 = 1"), "\(unnamed.steps.map(\.caption))")
    #expect(unnamed.steps.allSatisfy { !$0.caption.contains("result") })
    #expect(unnamed.notes.contains { $0.hasPrefix("v with an index") })
    let name = "the_value_that_all_of_this_is_about"
    let named = try diagram("define \(name) = \(formula)\nanimate backward of \(name)").steps.map(\.caption)
    #expect(named.contains("∂\(name)/∂\(name) = 1"), "\(named)")
  }

  @Test(arguments: [
    ("l2(a, -0.5)*2", ["l2(a, −0.5) = l2(2, −0.5) = 3.13"]),
    ("a*w[1]", ["f = a·w[1] = 2·(−1) = −2"]),
    ("3/(s*0.0000002)", ["f = 3/(s·2×10⁻⁷) = 3/(3×10⁻⁷) = 1×10⁷"]),
    ("(s*0.0000002)^2", ["f = (s·2×10⁻⁷)^2 = (3×10⁻⁷)^2 = 9×10⁻¹⁴"]),
    ("sum([v, w])", ["u_1 = [v, w] = [[1, 2], [0.5, −1]] = [1, 2; 0.5, −1]", "∂f/∂w = (∂f/∂u_1)[1] = "]),
    ("sum(concat(v, w))", ["u_1 = concat(v, w) = concat([1, 2], [0.5, −1]) = [1, 2, 0.5, −1]"]),
    (
      "dot(v, w) + sum(v*w)",
      ["dot(v, w) = dot([1, 2], [0.5, −1]) = −1.5", "v·w = [1, 2]·[0.5, −1] = [0.5, −2]"]
    ),
    ("(3*(a + 1))^2", ["∂f/∂(3(a+1)) = ", "∂f/∂(a+1) = ∂f/∂(3(a+1)) · 3"]),
    ("(1/(a - 2) > 5)*2", ["∂f/∂(a−2) = ∂f/∂(1/(a−2)) · (−1/(a−2)²) = 0 (quotient rule)"]),
    ("a*(a > 1.9999)", ["v_1 = 1[a > 1.9999] = 1[2 > 1.9999] = 1"]),
    ("max(a, 2.0001)", ["f = max(a, 2.0001) = max(2, 2.0001) = 2.0001"]),
    ("max(a, s*1.33340)", ["f = max(a, s·1.3334) = max(2, 2.0001) = 2.0001"]),
    // The gradient by a matrix that is multiplied by a vector is an outer product; by hand.
    ("sum([v, w] @ v)", ["∂f/∂u_1 = (∂f/∂(u_1@v)) ⊗ v = [1, 2; 1, 2] (matrix product"]),
    ("sum(v @ [v, w])", ["∂f/∂u_1 = v ⊗ (∂f/∂(v@u_1)) = [1, 1; 2, 2] (matrix product"]),
    ("sum((v + w) @ [v, w])", ["(v+w)@u_1 = [1.5, 1]@[1, 2; 0.5, −1] = [2, 2]"]),
    (
      "sum(outer(v + w, v))",
      [
        "(v+w)⊗v = [1.5, 1]⊗[1, 2] = [1.5, 3; 1, 2]",
        "∂f/∂(v+w) = (∂f/∂((v+w)⊗v)) @ v = [3, 3] (outer product",
      ]
    ),
    (
      "sum(softmax(v)*w)",
      ["∂f/∂v = (∂f/∂softmax(v)) @ softmax_{i}(δ_{ij}−softmax_{j}) = [0.295, −0.295] (softmax"]
    ),
    // 0·0^(−1) and 0^0·log(0) have no value.
    (
      "(a - 2)^(a - 2)",
      [
        "share of ∂f/∂(a−2) = ∂f/∂f · 0 = 1 · 0 = 0 (power rule, here by convention)",
        "share of ∂f/∂(a−2) = ∂f/∂f · 0 = 1 · 0 = 0 (exponential rule, here by convention)",
      ]
    ),
    ("log(a*11013.25)", ["a·11013.25 = 2·11013.25 = 22,027", "f = log(a·11013.25) = log(22027) = 10"]),
    ("norm(v - v)", ["∂f/∂(v−v) = ∂f/∂f · [0, 0] = 1 · [0, 0] = [0, 0] (norm: times the unit vector, here"]),
    ("1.0004*a - 1999.6", ["1.0004a = 1.0004·2 = 2", "f = 1.0004a−1999.6 = 2−1999.6 = −1998"]),
    // v beats the others in its second entry, 1.5 in the first.
    (
      "sum(max(v, w, s))",
      ["∂f/∂s = Σ ∂f/∂max(v, w, s) · (1[s = max(v, w, s)]·1[max(v, w) < max(v, w, s)]) = 1 "]
    ),
  ])
  func stepsAreWrittenAsTheyAre(formula: String, expected: [String]) throws {
    let captions = try captions(of: formula)
    for caption in expected {
      #expect(captions.contains { $0.hasPrefix(caption) }, "\(caption) in \(captions)")
    }
  }

  /// 2.00011 is the larger, which three digits do not show.
  @Test func comparedValuesLookAsDifferentAsTheyAre() throws {
    let diagram = try diagram("define b = 2.00011\ndefine f = max(a, b)*3\nanimate backward of f")
    let captions = diagram.steps.map(\.caption)
    #expect(captions.contains("max(a, b) = max(2, 2.0001) = 2.0001"), "\(captions)")
    #expect(captions.first == "a = 2, b = 2.0001")
  }

  @Test func whatANumberIsMadeFromIsAnInput() throws {
    let code = "define t = 1\ndefine n = t + 1\ndefine f = sum(one_hot(t, 3)*range(0, n)*linspace(0, 1, 3))\n"
    let rows = try diagram(code + "diagram f").dataTable?.rows ?? []
    #expect(rows.prefix { $0[1].isEmpty }.map { $0[0] }.contains("t"), "\(rows)")
    let captions = try diagram(code + "animate backward of f").steps.map(\.caption)
    #expect(
      captions.contains { $0.contains("one_hot(t, 3)") } && captions.contains { $0.contains("range(0, n)") },
      "\(captions)")
    let flat = "∂f/∂n = Σ ∂f/∂range(0, n) · 0 = Σ [0, 0.5, 0] · 0 = 0 (constant in pieces: nothing passes)"
    #expect(captions.contains(flat), "\(captions)")
  }

  /// sin 2 is taken three times, twice by its name; its value has one gradient.
  @Test func aNamedStepIsDrawnOnce() throws {
    let code = "define h = sin(a)\ndefine f = h + sin(a)*h\nanimate backward of f"
    let captions = try diagram(code).steps.map(\.caption)
    #expect(captions.contains("∂f/∂h = sum of its shares = 0.909 + 0.909 + 1 = 2.82"), "\(captions)")
    #expect(captions.allSatisfy { !$0.contains("∂sin(a)") })
    // e² + 2e² + 2e²: e² comes in five times.
    let prime = try diagram("define g(x) = exp(x)*x\ndefine f = g'(a) + g(a)\nanimate backward of f").steps
    #expect(prime.count { $0.caption.hasPrefix("exp(a) = ") } == 1, "\(prime.map(\.caption))")
    #expect(
      prime.contains {
        $0.caption.hasPrefix("∂f/∂exp(a) = sum of its shares = ") && $0.caption.hasSuffix(" = 5")
      })
    let lists = try diagram("define f = sum([v, w]*[v, w])\ndiagram f").dataTable?.rows.map { $0[1] } ?? []
    #expect(lists.filter { $0 == "stack" }.count == 1, "\(lists)")
  }

  @Test func gatesHaveTheDigitsThatTheAuthorWrote() throws {
    let rows = try diagram("define f = a^2.0004 + 1.9999\ndiagram f").dataTable?.rows ?? []
    #expect(rows.contains { $0[1].contains("2.0004") } && rows.contains { $0[2] == "1.9999" }, "\(rows)")
    // The ratio of a circle has three digits, as it has no short form.
    #expect(try symbols("define f = a*3.14159265358979\ndiagram f") == ["3.14"])
    #expect(try symbols("define f = a*2.00012345678\ndiagram f") == ["2.0001"])
  }

  @Test func theNumberBesideASymbolIsItsValue() throws {
    let edges = try diagram("define f = sum(v*s)\ndiagram f, style: edges").edges
    #expect(edges.contains { $0.above?.string == "s" && $0.below?.string == "1.5" })
  }

  @Test func theHelperOfAHingeIsNoNameInIt() throws {
    let code = "define A = [[1, 2], [3, 4]]\ndefine f = hinge(A*a, [0, 1])\n"
    let edges = try diagram(code + "diagram f, style: edges")
    // By hand: of [2, 4] the 4 is above 2 − 1, of [6, 8] the 6 is not above 8 − 1.
    let label = try #require(edges.edges.first { $0.above?.string.contains("one_hot") == true })
    #expect(label.above?.string == "(c−Σ(c)·one_hot([0, 1]))/2")
    #expect(label.below?.string == "[−0.5, 0.5; 0, 0]")
    #expect(edges.notes.first == "c = 1[A·a > (A·a)_[0, 1]−1]", "\(edges.notes)")
    #expect(edges.summary.contains("one_hot([0, 1]))/2 = [−0.5, 0.5; 0, 0] where c = 1["), "\(edges.summary)")
    let captions = try diagram(code + "animate backward of f").steps.map(\.caption)
    let helped = try #require(captions.first { $0.contains("one_hot") })
    #expect(helped.contains("/2 = [−0.5, 0.5; 0, 0] where c = 1[A·a > "), "\(helped)")
  }

  @Test func whatIsNoNumberIsDrawnWholeAndSaid() {
    let code = "define v = [1, 2]\ndefine y = v*2\ndiagram y, scalars: true"
    #expect(Running.problems(Running.cell(code)) == ["N0712 'y'"])
    #expect(Running.problems(Running.cell(code.replacing("v*2", with: "sum(v)"))) == [])
  }
}
