extension Panel {
  /// The names of the series in the order of their colours; "" stands for marks without a name.
  public var orderedSeries: [String] {
    var names = series
    for mark in contents where mark.takesSeriesColor {
      let name = mark.series ?? ""
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// A panel for each series, in the colours that they have in this one.
  ///
  /// - Parameters:
  ///   - background: Series without a panel of their own, which the others show, as they do marks without a name.
  ///   - own: The only one of those that the panel of a series shows, where it does not show all.
  public func facets(background: Set<String> = [], own: [String: String] = [:]) -> [Panel] {
    let names = orderedSeries.filter { !$0.isEmpty && !background.contains($0) }
    return names.map { name in
      var facet = self
      facet.title = name
      facet.series = orderedSeries
      facet.legend = .hidden
      facet.marks = marks.filter { mark in
        mark.series.map { $0 == name || background.contains($0) && $0 == own[name, default: $0] } ?? true
      }.map(\.alone)
      return facet
    }
  }
}
