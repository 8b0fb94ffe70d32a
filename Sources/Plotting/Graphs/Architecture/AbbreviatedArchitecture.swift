extension Architecture {
  /// Networks of more stages are abbreviated: nobody follows the layers of a deep network one by one.
  static let stageLimit = 24
  /// How many stages at either end are drawn then.
  private static let keptStages = 8

  /// The network with one block in place of most of its stages, where there are many.
  ///
  /// The stages behind the block pass on the units of the layer before them, so that this is kept as well.
  package var abbreviated: Architecture {
    guard stages.count > Self.stageLimit else { return self }
    let hidden = Self.keptStages..<stages.count - Self.keptStages
    let isSelfContained = stages[hidden.upperBound].isLayer
    let layer = isSelfContained ? nil : stages[hidden].lastIndex(where: \.isLayer)
    let omitted = hidden.filter { $0 != layer }
    let layers = omitted.count { stages[$0].isLayer }
    let title = layers > 0 ? "\(layers) more layers" : "\(omitted.count) more blocks"
    let tail = (layer.map { [$0] } ?? []) + Array(hidden.upperBound..<stages.count)
    var copy = self
    copy.stages = stages[..<hidden.lowerBound] + [.block(title: title)] + tail.map { stages[$0] }
    let known = stages.indices.map { weights.indices.contains($0) ? weights[$0] : nil }
    copy.weights = known[..<hidden.lowerBound] + [nil, nil] + tail.dropFirst().map { known[$0] }
    var places = stages.indices.map { min($0, hidden.lowerBound) }
    for (place, stage) in tail.enumerated() { places[stage] = hidden.lowerBound + 1 + place }
    copy.residuals = residuals.compactMap { places.range($0) }.filter { $0.count > 1 }
    copy.steps = steps.compactMap { $0.moved(places, without: hidden.lowerBound) }
    return copy
  }
}

extension [Int] {
  /// The range between the new places of its ends.
  fileprivate func range(_ old: ClosedRange<Int>) -> ClosedRange<Int>? {
    guard indices.contains(old.lowerBound), indices.contains(old.upperBound) else { return nil }
    return self[old.lowerBound]...self[old.upperBound]
  }
}

extension Architecture.Step {
  /// The step with its parts at their new places; nil where all were left out.
  fileprivate func moved(_ places: [Int], without omission: Int) -> Self? {
    let moved = parts.compactMap { part -> Part? in
      guard places.indices.contains(part.stage), places[part.stage] != omission else { return nil }
      return switch part {
      case .values(let stage): .values(stage: places[stage])
      case .gradients(let stage): .gradients(stage: places[stage])
      }
    }
    return moved.isEmpty ? nil : Self(caption: caption, parts: moved)
  }
}

extension Architecture.Step.Part {
  fileprivate var stage: Int {
    switch self {
    case .values(let stage), .gradients(let stage): stage
    }
  }
}
