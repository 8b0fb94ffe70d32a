import Notebook
import Plotting
import Testing

/// What `animate backward` says: every gradient, every sum, values without names by their numbers, rules by their words.
@Suite struct CaptionTests {
  private func diagram(_ code: String) throws -> Diagram {
    let pictures = Running.notebook(Running.cell(code)).cells.flatMap(\.outputs).compactMap { output in
      if case .picture(let picture) = output { picture } else { nil }
    }
    return try #require(pictures.last as? Diagram)
  }

  private func captions(_ code: String) throws -> [String] { try diagram(code).steps.map(\.caption) }

  private static let network = """
    define x = [[0.1, 0.2, 0.3, 0.4, 0.5]]
    define W1 = 0.1*ones(6, 5)
    define W2 = 0.2*ones(5, 6)
    define h = tanh(x @ W1.T)
    define y = h @ W2.T
    define c = sum(y^2) + 0.1*sum(W2*W2)

    """

  @Test func everyInputIsNamed() throws {
    let code = """
      define X = [[1, 2], [3, 4], [5, 6]]
      define w = [0.5, -0.25]
      define loss = sum(X @ w)
      animate backward of loss
      """
    #expect(try captions(code).first == "X: 3×2, w = [0.5, −0.25]")
  }

  /// W1, W2 and their transposed are too large to be written: their norms appear in the picture instead.
  @Test(arguments: ["circuit", "record", "edges"])
  func gradientsTooLargeToWriteHaveSteps(style: String) throws {
    let captions = try captions(Self.network + "animate backward of c, style: \(style)")
    let transposed = captions.firstIndex { $0.hasPrefix("∂c/∂W2ᵀ = hᵀ @ (∂c/∂y) (matrix product") }
    let share = captions.firstIndex(of: "share of ∂c/∂W2 = (∂c/∂W2ᵀ)ᵀ (transposition: gradient transposed)")
    #expect(try #require(transposed) < #require(share))
    #expect(captions.contains("∂c/∂W2 = sum of its shares"), "\(captions)")
    #expect(captions.contains("v_1 = ones, 6×5") && captions.contains("W1 = 0.1v_1, 6×5"))
    #expect(captions.allSatisfy { !$0.contains("∂c/∂v_") })
  }

  /// ‖∂c/∂W2‖ of the network by PyTorch in 64 bits.
  @Test func gradientsTooLargeToWriteAreDrawnAsTheirNorms() throws {
    let moving = try diagram(Self.network + "animate backward of c, digits: 6")
    let below = moving.edges.compactMap(\.below?.string)
    #expect(below.contains("norm 0.510479"), "\(below)")
    let still = try diagram(Self.network + "diagram c, digits: 6")
    #expect(still.edges.map(\.below) == moving.edges.map(\.below))
    let boxes = try diagram(Self.network + "diagram c, style: edges, digits: 6").nodes.flatMap {
      node -> [String] in
      if case .box(_, _, let rows) = node.content { rows.map(\.text) } else { [] }
    }
    #expect(boxes.contains("norm 0.510479"), "\(boxes)")
  }

  /// 4.0025 − 4.001 = 0.0015, which 4 − 4 is not; 4.0025 + 4.001 is near enough to 4 + 4 in three digits.
  @Test func operandsThatCancelHaveMoreDigits() throws {
    let code = "define a = 4.0025\ndefine b = 4.001\n"
    let difference = try captions(code + "define c = a - b\nanimate backward of c")
    #expect(difference.contains("c = a−b = 4.0025−4.001 = 0.0015"), "\(difference)")
    let sum = try captions(code + "define c = a + b\nanimate backward of c")
    #expect(sum.contains("c = a+b = 4+4 = 8"), "\(sum)")
    let shares = try captions(code + "define c = 1000.4*a - 1000*a\nanimate backward of c")
    #expect(shares.last == "∂c/∂a = sum of its shares = 1000.4 + (−1000) = 0.4", "\(shares)")
  }

  @Test(arguments: ["circuit", "record", "edges", "plain"])
  func operandsOfAGateThatTellsThemApartHaveTheirOrderOrMarks(style: String) throws {
    func picture(_ formula: String) throws -> Diagram {
      let code = "define a = 3\ndefine b = 2\ndefine W = [[1, 2], [3, 4]]\ndefine x = [1, 2]\n"
      return try diagram(code + "define c = \(formula)\ndiagram c, style: \(style), direction: right")
    }
    for formula in ["a - b", "b - a", "2/a", "a/2", "a^b", "a < b", "sum(W @ x)", "sum(x @ W)"] {
      let picture = try picture(formula)
      let operands = picture.edges.indices.filter { picture.edges[$0].place != nil }
      #expect(operands.count == 2, "\(formula)")
      let ends = operands.sorted { (picture.edges[$0].place ?? 0) < (picture.edges[$1].place ?? 0) }
        .compactMap { picture.layout.routes[$0].curves.last?.end.y }
      #expect(ends == ends.sorted(), "\(formula)")
      #expect(picture.edges.allSatisfy { !$0.isMarked }, "\(formula)")
    }
    for formula in ["a + b", "a - a", "a*b", "max(a, b)", "1/a", "a^2"] {
      #expect(try picture(formula).edges.allSatisfy { $0.place == nil }, "\(formula)")
    }
    #expect(try picture("(a/b)/a").edges.count { $0.isMarked } == 2)
  }

  /// A page shows 720 pixels of a picture.
  @Test func longCaptionsTakeSeveralLines() throws {
    let diagram = try diagram(
      """
      define the_first_of_the_inputs = 1.5
      define the_second_of_the_inputs = 2.5
      define y = the_first_of_the_inputs*the_second_of_the_inputs
      animate backward of y
      """)
    let svg = diagram.svg(.inline)
    let width = try #require(svg.firstMatch(of: /viewBox="0 0 (\d+)/).flatMap { Double($0.1) })
    #expect(width <= 720)
    #expect(svg.contains("the other factor)") || svg.contains("other factor)"))
  }

  /// A comma within a number would be read as one between two.
  @Test func numbersOfAListHaveNoCommas() throws {
    let captions = try captions("define r = [10000.5, 9999]\ndefine s = sum(r*r)\nanimate backward of s")
    #expect(captions.first == "r = [10001, 9999]", "\(captions)")
  }

  @Test func namesThatLookAlikeAreSaid() {
    func problems(_ names: (String, String)) -> [String] {
      let code = "define \(names.0) = 2\ndefine \(names.1) = 3\ndefine y = \(names.0)*\(names.1)\ndiagram y"
      return Running.problems(Running.cell(code))
    }
    #expect(problems(("x1", "x_1")) == ["N0711 'y'"])
    #expect(problems(("x1", "x2")) == [])
  }

  @Test func valuesWithoutNamesAreNumberedInThePicture() throws {
    let diagram = try diagram(
      """
      define width = 2
      define height = 3
      define f = (width*height + width) - (width*height + height)
      animate backward of f
      """)
    let captions = diagram.steps.map(\.caption)
    #expect(captions.allSatisfy { !$0.contains("(·)") && !$0.contains("∘") && !$0.contains("output of") })
    #expect(captions.contains("v_1 = width·height+width = 6+2 = 8"), "\(captions)")
    #expect(captions.contains("f = v_1−v_2 = 8−9 = −1"))
    #expect(captions.contains("∂f/∂v_2 = ∂f/∂f · (−1) = 1 · (−1) = −1 (minus: changes sign)"))
    let names = diagram.edges.compactMap(\.above?.name)
    #expect(names.contains("v_1") && names.contains("v_2"))
    #expect(diagram.notes.contains { $0.hasPrefix("v with an index: a value without a name") })
    let still = try self.diagram("define a = 2\ndefine f = exp(a*a + a*a*a + a)\ndiagram f")
    #expect(still.notes.isEmpty && still.edges.allSatisfy { $0.above?.name.hasPrefix("v_") != true })
  }

  @Test func numbersTakeALetterThatNoNameHas() throws {
    let captions = try captions(
      "define v1 = 2\ndefine u = 3\ndefine f = exp(v1*u + u*u + v1*v1)\nanimate backward of f")
    #expect(captions.contains { $0.hasPrefix("t_1 = ") } && captions.allSatisfy { !$0.contains("v_1") })
  }

  /// Twelve parameters, each taken twice: the gradients that the last step completes are told first.
  @Test func mergedStepsTellFirstWhatHasAName() throws {
    let names = (1...12).map { "w\($0)" }
    let definitions = names.enumerated().map { "define \($1) = \($0 + 1)\n" }.joined()
    let sum = names.map { "\($0)^2*sin(\($0))" }.joined(separator: " + ")
    let last = try #require(try captions(definitions + "define f = \(sum)\nanimate backward of f").last)
    #expect(last.hasPrefix("∂f/∂w") && last.contains("sum of its shares"), "\(last)")
    #expect(last.contains("; and "))
  }

  /// The step is flat, so nothing of the gradient 3 of s comes through it.
  @Test func aBranchThatNothingComesThroughShowsZero() throws {
    let code = "define x = 2\ndefine s = step(x)\ndefine f = 3*s + x\n"
    let below = try diagram(code + "diagram f").edges.compactMap(\.below?.string)
    #expect(below.sorted() == ["0", "1", "1", "1", "1", "3"])
    let captions = try captions(code + "animate backward of f")
    #expect(
      captions.contains("share of ∂f/∂x = ∂f/∂s · 0 = 3 · 0 = 0 (constant in pieces: nothing passes)"),
      "\(captions)")
    #expect(captions.contains { $0.hasPrefix("∂f/∂x = sum of its shares = ") && $0.hasSuffix(" = 1") })
  }

  @Test func aValueOfTwoNamesShowsBoth() throws {
    let code = "define a = 2\ndefine b = a\ndefine f = b*3\ndefine g = f\n"
    #expect(try diagram(code + "diagram g").dataTable?.rows.map { $0[0] } == ["a, b", "3", "f, g"])
    let captions = try captions(code + "animate backward of g")
    #expect(captions.first == "a = b = 2" && captions.contains("f = g = a·3 = 2·3 = 6"), "\(captions)")
    #expect(captions.last == "∂f/∂a = ∂f/∂f · 3 = 1 · 3 = 3 (product: times the other factor)")
  }

  /// What stands in a caption is true as it stands: gradients go back to their place, are repeated, transposed, summed.
  @Test(arguments: [
    (
      "X[0]*r",
      "∂f/∂X = ∂f/∂X[0] at [0] = [2, 3] at [0] = [2, 3; 0, 0] (slice: back to its place, zeros elsewhere)"
    ),
    ("X*r", "∂f/∂r = sum(∂f/∂(X·r) · X, axis: 0) = [4, 6] (repeated value: its shares add)"),
    (
      "mean(X, axis: 1)*r",
      "∂f/∂X = (∂f/∂v_1 repeated along axis 1) · 0.5 = ([2, 3] repeated along axis 1) · 0.5 = [1, 1; 1.5, 1.5] "
        + "(mean: in equal parts to every entry)"
    ),
    ("X.T", "∂f/∂X = (∂f/∂Xᵀ)ᵀ = [1, 1; 1, 1]ᵀ = [1, 1; 1, 1] (transposition: gradient transposed)"),
    ("X.T", "∂f/∂Xᵀ = ∂f/∂f repeated = 1 repeated = [1, 1; 1, 1] (sum: passes on to every entry)"),
    ("reshape(r, 2, 1)", "∂f/∂r = ∂f/∂v_1 reshaped = [1; 1] reshaped = [1, 1] (reshape: gradient reshaped)"),
    ("r*(X @ r)", "r·(X@r) = [2, 3]·[8, 18] = [16, 54]"),
    (
      "outer(r, r)*outer(r, r)",
      "∂f/∂(r⊗r) = sum of its shares = [4, 6; 6, 9] + [4, 6; 6, 9] = [8, 12; 12, 18]"
    ),
    ("[0.25, 0.125]*r", "r = [2, 3], v_1 = [0.25, 0.125]"),
    (
      "logsumexp(r)", "∂f/∂r = ∂f/∂logsumexp(r) · softmax(r) = [0.269, 0.731] (log-sum-exp: times softmax)"
    ),
  ])
  func captionsAreTrueAsTheyStand(expression: String, caption: String) throws {
    let code = "define X = [[1, 2], [3, 4]]\ndefine r = [2, 3]\n"
    let captions = try captions(code + "define f = sum(\(expression))\nanimate backward of f")
    #expect(captions.contains(caption), "\(captions)")
  }
}
