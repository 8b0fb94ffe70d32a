/// How many values have no place on the axes, for a note.
struct Omissions: Sendable, Hashable {
  var notPositive = 0
  var notFinite = 0
  /// Whether a function is ≤ 0 somewhere on a logarithmic scale; how many samples saw it means nothing.
  var hasNotPositiveParts = false
  /// Whether a function is not finite somewhere.
  var hasNotFiniteParts = false
  /// Whether a function goes to infinity, so that the axis holds only a part of it.
  var hasPoles = false
  /// How many numbers have no colour on a logarithmic scale of colours.
  var colorless = 0
  /// How many points lie beyond the ranges that are given.
  var outside = 0
  /// How many values beyond the range that is given are counted by no bar.
  var uncounted = 0
  /// How many annotations are cut off because they lie far from the data.
  var distant = 0

  /// The sentences for the note.
  var notes: [String] {
    var notes: [String] = []
    if notPositive > 0 {
      notes.append(count(notPositive, "value") + " ≤ 0 not shown on the logarithmic scale")
    }
    if notFinite > 0 { notes.append(count(notFinite, "value") + " not finite and not shown") }
    if colorless > 0 {
      notes.append(count(colorless, "value") + " ≤ 0 not shown on the logarithmic scale of colours")
    }
    if outside > 0 { notes.append(count(outside, "point") + " outside the range shown") }
    if uncounted > 0 { notes.append(count(uncounted, "value") + " outside the range shown") }
    if hasNotPositiveParts { notes.append("what is ≤ 0 is not shown on the logarithmic scale") }
    if hasNotFiniteParts { notes.append("nothing is drawn where the function is not finite") }
    if hasPoles { notes.append("the curve goes on to infinity beyond the ends of the axis") }
    if distant > 0 { notes.append(count(distant, "annotation") + " too far from the data to be shown") }
    return notes
  }

  private func count(_ number: Int, _ noun: String) -> String {
    NumberText.short(Double(number), digits: 15) + " " + noun + (number == 1 ? "" : "s")
  }

  /// Takes in what a scan of a mark has found.
  mutating func add(_ scan: ValueScan, of origin: LineMark.Origin) {
    switch origin {
    case .data:
      notFinite += scan.notFinite
      notPositive += scan.notPositive
    case .function:
      hasNotFiniteParts = hasNotFiniteParts || scan.notFinite > 0
      hasNotPositiveParts = hasNotPositiveParts || scan.notPositive > 0
    case .derived: break
    }
  }

  static func + (a: Omissions, b: Omissions) -> Omissions {
    Omissions(
      notPositive: a.notPositive + b.notPositive, notFinite: a.notFinite + b.notFinite,
      hasNotPositiveParts: a.hasNotPositiveParts || b.hasNotPositiveParts,
      hasNotFiniteParts: a.hasNotFiniteParts || b.hasNotFiniteParts, hasPoles: a.hasPoles || b.hasPoles,
      colorless: a.colorless + b.colorless, outside: a.outside + b.outside,
      uncounted: a.uncounted + b.uncounted, distant: a.distant + b.distant)
  }
}

extension PanelModel {
  /// What a reader must know about marks that are not drawn one by one, or not told apart.
  var notes: [String] {
    let isAveraged = colors?.isContinuous ?? true
    var notes = panel.marks.compactMap { mark -> String? in
      switch mark {
      case .dot(let mark): mark.note
      case .rect(let mark): mark.note
      case .raster(let mark): mark.note(isAveraged: isAveraged)
      default: nil
      }
    }
    if let counted { notes.append(counted) }
    if hasBusyContours {
      notes.append("the lines of equal height are too many; cells are drawn in their place")
    }
    if series.count > Paint.seriesLooks {
      notes.append("of \(series.count) series, the looks repeat from number \(Paint.seriesLooks + 1) on")
    } else if fills > Paint.seriesColors {
      notes.append("of \(fills) filled series, the colours repeat from number \(Paint.seriesColors + 1) on")
    }
    return notes
  }
}

extension PanelModel {
  /// How many series are told apart by the colour of an area alone: bars, bands, the regions of classes.
  private var fills: Int {
    var names: Set<String> = []
    var regions = 0
    for mark in panel.marks {
      switch mark {
      case .area, .rect: if mark.takesSeriesColor { names.insert(mark.series ?? "") }
      case .contour(let contour): if !contour.paints.isEmpty { regions += 1 }
      default: break
      }
    }
    return max(names.count, regions)
  }

  /// How many dots are not drawn one by one, but counted in small cells.
  private var counted: String? {
    let clouds = panel.marks.compactMap { mark -> DotMark? in
      guard case .dot(let dots) = mark, dots.isCounted(limit: dotLimit) else { return nil }
      return dots
    }
    guard let first = clouds.first else { return nil }
    let count = NumberText.exact(Double(clouds.reduce(0) { $0 + min($1.x.count, $1.y.count) })) + " points"
    let name = clouds.count > 1 ? " of \(clouds.count) series" : first.series.map { " of " + $0 } ?? ""
    return "\(count)\(name), counted in small cells: the stronger the colour, the more points"
  }
}

extension Mark {
  /// Counts what is left out besides points without a place on the axes: blank cells of a field, poles.
  func countGaps(_ omissions: inout Omissions) {
    switch self {
    case .contour(let mark):
      omissions.hasNotFiniteParts = omissions.hasNotFiniteParts || !mark.field.values.allSatisfy(\.isFinite)
    case .rect(let mark): omissions.uncounted += mark.outside
    case .line(let mark): omissions.hasPoles = omissions.hasPoles || mark.poleCount > 0
    case .raster(let mark): omissions.notFinite += mark.field.values.count { !$0.isFinite }
    default: break
    }
  }

  /// The numbers that a scale of colours would have to show one by one.
  var coloredNumbers: [Double] {
    switch self {
    case .dot(let mark): mark.values ?? []
    case .rect(let mark): mark.values ?? []
    case .raster(let mark): mark.field.values
    default: []
    }
  }

  /// Where the values that the mark spreads over the axes come from.
  var origin: LineMark.Origin {
    switch self {
    case .line(let mark): mark.origin
    default: .data
    }
  }
}
