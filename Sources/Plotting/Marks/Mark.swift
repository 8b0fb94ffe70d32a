/// A kind of thing drawn from data.
public enum Mark: Sendable {
  /// Points joined in their order.
  case line(LineMark)
  /// A disc or symbol at each point.
  case dot(DotMark)
  /// The region between two curves, or between a curve and 0.
  case area(AreaMark)
  /// Rectangles between two corners: bars, histograms.
  case rect(RectMark)
  /// Straight lines across the panel.
  case rule(RuleMark)
  /// Words at points.
  case text(TextMark)
  /// Regions of equal height of a function of two variables, and the lines between them.
  case contour(ContourMark)
  /// A matrix of coloured cells.
  case raster(RasterMark)
  /// Arrows between points.
  case link(LinkMark)
}

extension Mark {
  /// The name of the series; nil for a mark without one.
  public var series: String? { content.series }

  /// The mark as it looks where no other series is.
  var alone: Mark {
    if case .rect(let bars) = self { return .rect(bars.alone) }
    return self
  }

  /// The mark itself; the only place that knows all kinds.
  var content: any DrawableMark {
    switch self {
    case .line(let mark): mark
    case .dot(let mark): mark
    case .area(let mark): mark
    case .rect(let mark): mark
    case .rule(let mark): mark
    case .text(let mark): mark
    case .contour(let mark): mark
    case .raster(let mark): mark
    case .link(let mark): mark
    }
  }
}

extension Panel {
  /// The marks themselves, later ones above earlier ones.
  var contents: [any DrawableMark] { marks.map(\.content) }
}
