extension Mark {
  /// The name of the series; nil for a mark without one.
  public var series: String? {
    switch self {
    case .line(let mark): mark.series
    case .dot(let mark): mark.series
    case .area(let mark): mark.series
    case .rect(let mark): mark.series
    case .rule(let mark): mark.series
    case .link(let mark): mark.series
    case .text, .contour, .raster: nil
    }
  }

  /// Whether the mark takes a colour from the order of the series.
  var takesSeriesColor: Bool {
    switch self {
    case .line, .area: style.paint == nil
    case .dot(let mark): mark.values == nil && style.paint == nil
    case .rect(let mark): mark.values == nil && style.paint == nil
    case .rule, .link: series != nil
    case .text, .contour, .raster: false
    }
  }
}

extension Panel {
  /// The names of the series in the order of their colours; "" stands for marks without a name.
  public var orderedSeries: [String] {
    var names = series
    for mark in marks where mark.takesSeriesColor {
      let name = mark.series ?? ""
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// A panel for each series, in the colours that they have in this one.
  ///
  /// - Parameter background: Series that all of the panels show, beside the marks without a name.
  public func facets(background: Set<String> = []) -> [Panel] {
    let names = orderedSeries.filter { !$0.isEmpty && !background.contains($0) }
    return names.map { name in
      var facet = self
      facet.title = name
      facet.series = orderedSeries
      facet.legend = .hidden
      facet.marks = marks.filter { mark in
        mark.series.map { $0 == name || background.contains($0) } ?? true
      }
      return facet
    }
  }
}
