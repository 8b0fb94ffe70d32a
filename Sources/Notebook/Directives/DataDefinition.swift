import Engine
import Source

/// `define data NAME`: points from expressions, a well-known shape or a file.
enum DataDefinition {
  static let arguments = [
    ArgumentDeclaration("x", .expression, "the points: a vector, or a matrix with a point a row"),
    ArgumentDeclaration("y", .expression, "the targets: a vector, a matrix, or labels with 'classes'"),
    ArgumentDeclaration("from", .word(sources), "a set that is made, or a file, in place of x and y"),
    ArgumentDeclaration("count", .integer(atLeast: 1), default: "100", "points of each class"),
    ArgumentDeclaration("classes", .integer(atLeast: 2), default: "the source's", "how many classes"),
    ArgumentDeclaration(
      "noise", .number(0...Double.infinity), default: "the source's", "the standard deviation of the noise"),
    ArgumentDeclaration("split", .number(0...1), "the share to train on; the rest is NAME.test"),
    ArgumentDeclaration("standardize", .flag, default: "false", "features with mean 0 and deviation 1"),
  ]

  private static let sources = [
    Choice("spiral", "arms of a spiral"), Choice("moons", "two half circles"),
    Choice("circles", "concentric circles"), Choice("blobs", "normal clouds"),
    Choice("xor", "clouds at the corners of a square"),
    Choice(
      "csv", "columns of a file",
      [
        ArgumentDeclaration("file", .text, "its path from the notebook"),
        ArgumentDeclaration("features", .expression, "the names of the columns of x"),
        ArgumentDeclaration("target", .text, "the name of the column of y"),
      ], required: 3),
  ]

  static func make(
    _ name: String, _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> DataValue {
    let whole = try points(statement, evaluator)
    let span = statement.span
    let share = try statement.number("split", evaluator, in: 0...1)
    let standardizes = try statement.flag("standardize", evaluator) ?? false
    let parts = try split(whole, share, evaluator, at: span)
    return try evaluator.engine(at: span) { () throws(EngineError) in
      guard standardizes else { return DataValue(name: name, dataset: parts.train, test: parts.test) }
      let rule = parts.train.standardization
      return DataValue(
        name: name, dataset: try parts.train.standardized(by: rule),
        test: try parts.test.map { test throws(EngineError) in try test.standardized(by: rule) })
    }
  }

  private static func split(
    _ whole: Dataset, _ share: Double?, _ evaluator: Evaluator, at span: Span
  ) throws(DiagnosticError) -> (train: Dataset, test: Dataset?) {
    guard let share else { return (whole, nil) }
    return try evaluator.drawing(at: span) { generator throws(EngineError) in
      let parts = try whole.split(share, generator: &generator)
      return (parts.train, parts.test)
    }
  }

  private static func points(
    _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Dataset {
    guard let source = statement.term("from") else {
      try refuse(["count", "noise"], "are for sets that are made, with 'from'", statement)
      return try given(statement, evaluator)
    }
    try refuse(["x", "y"], "and 'from' exclude each other", statement)
    if source.word == "csv" {
      try refuse(["count", "noise"], "are for sets that are made, not for files", statement)
      return try CSVSource.read(source, statement, evaluator)
    }
    let count = try statement.integer("count", evaluator, atLeast: 1) ?? 100
    let classes = try statement.integer("classes", evaluator, atLeast: 2)
    if ["moons", "xor"].contains(source.word), let classes, classes != 2 {
      throw DiagnosticError(
        Diagnostic(
          code: "E0403", "'\(source.word)' has 2 classes, not \(classes)",
          at: statement.argument("classes")?.value.span ?? source.span,
          hint: "spiral, circles and blobs come with any number of classes"))
    }
    let noise = try statement.number("noise", evaluator, .atLeastZero)
    return try evaluator.drawing(at: source.span) { generator throws(EngineError) in
      switch source.word {
      case "spiral":
        try .spiral(count: count, classes: classes ?? 3, noise: noise ?? 0.2, generator: &generator)
      case "moons": try .moons(count: count, noise: noise ?? 0.1, generator: &generator)
      case "circles":
        try .circles(count: count, classes: classes ?? 2, noise: noise ?? 0.05, generator: &generator)
      case "blobs":
        try .blobs(count: count, classes: classes ?? 3, noise: noise ?? 0.2, generator: &generator)
      default: try .xor(count: count, noise: noise ?? 0.2, generator: &generator)
      }
    }
  }

  /// Throws where one of some arguments stands beside others that leave it without a meaning.
  private static func refuse(
    _ labels: [String], _ reason: String, _ statement: Statement
  ) throws(DiagnosticError) {
    guard let argument = labels.lazy.compactMap({ statement.argument($0) }).first else { return }
    let subject = labels.map { "'\($0)'" }.joined(separator: " and ")
    throw DiagnosticError(
      Diagnostic(code: "E0207", "\(subject) \(reason)", at: argument.labelSpan, hint: "leave it out"))
  }

  private static func given(
    _ statement: Statement, _ evaluator: Evaluator
  ) throws(DiagnosticError) -> Dataset {
    guard case .expression(let x)? = statement.argument("x")?.value,
      case .expression(let y)? = statement.argument("y")?.value
    else {
      throw DiagnosticError(
        Diagnostic(
          code: "E0206", "a data set needs 'x' and 'y', or 'from'", at: statement.keywordSpan,
          hint: "for example x: range(-5, 5, step: 0.05), y: f(x)"))
    }
    // In y, x is what the line above says.
    let points = try evaluator.variable(x)
    let inner = evaluator.isDefined("x") ? evaluator : evaluator.binding(["x": .tensor(points)])
    let targets = try inner.tensor(y)
    let classes = try statement.integer("classes", evaluator, atLeast: 2)
    return try evaluator.engine(at: x.span.union(y.span)) { () throws(EngineError) in
      try Dataset(x: evaluator.session.value(points), y: targets, classes: classes)
    }
  }
}

extension Evaluator {
  /// Runs some work of the engine that draws random numbers.
  func drawing<Result>(
    at span: Span, _ work: (inout Generator) throws(EngineError) -> Result
  ) throws(DiagnosticError) -> Result {
    var outcome: Swift.Result<Result, EngineError>?
    session.drawing { generator in
      do throws(EngineError) { outcome = .success(try work(&generator)) } catch { outcome = .failure(error) }
    }
    return try engine(at: span) { () throws(EngineError) in
      guard let outcome else { throw .refused(message: "nothing was drawn", hint: nil) }
      return try outcome.get()
    }
  }
}
