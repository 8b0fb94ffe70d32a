import Engine
import Plotting
import Source

/// A value's computation on the tape as a graph to be drawn, with names, numbers and local derivatives.
struct GraphDrawing {
  let graph: ComputationGraph

  init(
    _ subject: Expression, _ options: GraphOptions, _ evaluator: Evaluator, isAnimated: Bool = false
  ) throws(DiagnosticError) {
    let session = evaluator.session
    let root = try evaluator.variable(subject)
    let named = NamedValues(
      among: session.tape.ancestors(of: root), root: (root, session.source.string(subject.span)), in: session)
    var subgraph = NamedGraph(root: root, named)
    try evaluator.engine(at: subject.span) { () throws(EngineError) in
      try subgraph.simplifyPasses(on: &session.tape)
    }
    if options.drawsScalars, session.value(root).count == 1 {
      do throws(EngineError) {
        try subgraph.separateNumbers(on: &session.tape, limit: GraphBuilder.nodeLimit)
      } catch {
        throw options.tooLarge(error.message, at: subject.span)
      }
    }
    if options.drawsScalars, session.value(root).count != 1 {
      session.warn(options.scalarsNote(session.value(root), at: subject.span))
    }
    var isExpanded = true
    let builder = try evaluator.engine(at: subject.span) { () throws(EngineError) in
      try subgraph.separateParts(on: &session.tape)
      if let gates = options.expansion {
        isExpanded = try subgraph.expand(on: &session.tape, only: gates.name)
      }
      try subgraph.mergeEqualSteps(on: &session.tape)
      var pass: BackwardPass?
      if options.showsGradients, session.value(subgraph.root).count == 1 {
        pass = try session.tape.backward(from: subgraph.root)
      }
      return GraphBuilder(subgraph, pass, options, session)
    }
    if !isExpanded, let gates = options.expansion { session.warn(gates.note) }
    let excess = try builder.excess(at: subject.span)
    let isAbbreviated = excess != nil
    if let note = builder.lookAlikes(at: subject.span) { session.warn(note) }
    if let note = excess.flatMap({ builder.note(on: $0, at: subject.span) }) { session.warn(note) }
    if isExpanded, isAbbreviated, let gates = options.expansion {
      session.warn(gates.abbreviationNote(builder.nodes.count))
    }
    // What the picture says is asked for when the notebook runs.
    if session.isChecking {
      graph = ComputationGraph(nodes: [], edges: [])
    } else {
      graph = try evaluator.engine(at: subject.span) { () throws(EngineError) in
        let named = isAnimated ? builder.numbered(isCollapsed: isAbbreviated) : builder
        return try isAbbreviated ? named.collapsed() : named.graph()
      }
    }
  }
}

extension GraphBuilder {
  /// Said where two names look alike in a picture, as `x1` and `x_1` do.
  fileprivate func lookAlikes(at span: Span) -> Diagnostic? {
    var known: [String: String] = [:]
    for name in nodes.compactMap({ names[$0] }) {
      if let other = known.updateValue(name, forKey: Label(name: name).plainText), other != name {
        return Diagnostic(
          .note, code: "N0711", "'\(other)' and '\(name)' look alike in a picture", at: span,
          hint: "give one of them another name")
      }
    }
    return nil
  }
}

extension GraphDrawing {
  /// A function has no graph before it is given numbers.
  static func refuseFunction(
    _ subject: Expression, as directive: String, _ evaluator: Evaluator
  ) throws(DiagnosticError) {
    guard case .function(let function) = try evaluator.value(subject) else { return }
    let call = "\(function.name)(\(function.parameters.joined(separator: ", ")))"
    let names = function.parameters.joined(separator: " and ")
    throw DiagnosticError(
      Diagnostic(
        code: "E0303", "'\(function.name)' is a function, and what is drawn is how a value was computed",
        at: subject.span,
        hint: "write '\(directive) \(call)', with values for \(names)"))
  }
}

/// A value, and what the values on the way to it are called, while steps of the tape are replaced by others.
struct NamedGraph {
  private(set) var root: Variable
  private(set) var names: [Variable: String] = [:]
  /// All names of values that have several: `a, b`.
  private(set) var allNames: [Variable: String] = [:]

  init(root: Variable, _ named: NamedValues) {
    self.root = root
    for entry in named.entries {
      names[entry.variable] = entry.name
      if entry.allNames != entry.name { allNames[entry.variable] = entry.allNames }
    }
  }

  /// Gives every entry of a tensor a step of its own: `W1[0, 1]`.
  mutating func separateNumbers(on tape: inout Tape, limit: Int) throws(EngineError) {
    let (mark, given) = (tape.mark(), tape.ancestors(of: root).filter { tape.operation($0) == nil })
    let numbers = try tape.numbers(of: root, limit: limit)
    let named = names.sorted { $0.key < $1.key }
    let several = allNames
    (names, allNames) = ([:], [:])
    for (variable, name) in named {
      let entries = numbers[variable] ?? []
      if entries.count == 1 { allNames[entries[0]] = several[variable] }
      let places = tape.shape(variable).places
      for (entry, place) in zip(entries, places) where names[entry] == nil || entries.count == 1 {
        names[entry] = entries.count == 1 ? name : name + place
      }
    }
    root = numbers[root]?.first ?? root
    // Products with the zeros and ones of a label or of `ones` are no steps that one would draw; those with what the
    // author wrote are.
    let written = given.flatMap { numbers[$0] ?? [] }
    replace(try tape.simplifySteps(of: root, since: mark, keeping: Set(names.keys).union(written)))
  }

  /// Draws the number `w[0]` as an input where all uses of `w` are such numbers without names.
  mutating func separateParts(on tape: inout Tape) throws(EngineError) {
    let (standIns, parts) = try tape.separatingParts(of: root, keeping: Set(names.keys))
    guard !parts.isEmpty else { return }
    replace(standIns)
    for (part, source) in parts where names[part] == nil {
      guard let operand = source.operands.first, let whole = names[operand] else { continue }
      let isAll = tape.shape(operand).isEmpty
      names[part] = isAll ? whole : source.operation?.expression(of: [.symbol(whole)]).text
    }
  }

  /// Draws gates such as sigmoid as their primitive gates; tells whether there were any.
  mutating func expand(on tape: inout Tape, only name: String?) throws(EngineError) -> Bool {
    let standIns = try tape.expand(root, only: name)
    replace(standIns)
    return standIns.contains { $0.key != $0.value }
  }

  /// Draws what is computed several times over once.
  mutating func mergeEqualSteps(on tape: inout Tape) throws(EngineError) {
    replace(try tape.mergeEqualSteps(of: root, keeping: Set(names.keys)))
  }

  /// Draws what `gradient` computed as one would write it.
  mutating func simplifyPasses(on tape: inout Tape) throws(EngineError) {
    replace(try tape.simplifyPasses(root, keeping: Set(names.keys)))
  }

  /// Names go over to what stands for their values.
  private mutating func replace(_ standIns: [Variable: Variable]) {
    for (variable, name) in names.sorted(by: { $0.key < $1.key }) {
      guard let standIn = standIns[variable], standIn != variable else { continue }
      if names[standIn] == nil {
        names[standIn] = name
        allNames[standIn] = allNames[variable]
      }
    }
    root = standIns[root] ?? root
  }
}

extension [Int] {
  /// The places in a tensor of this shape as they are written: `[0, 1]`.
  fileprivate var places: [String] {
    var places = [""]
    for length in self {
      places = places.flatMap { place in
        (0..<length).map { place.isEmpty ? String($0) : "\(place), \($0)" }
      }
    }
    return places.map { "[\($0)]" }
  }
}
