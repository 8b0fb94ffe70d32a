/// How many values have no place on the axes, for a note.
struct Omissions: Sendable, Hashable {
  var notPositive = 0
  /// The positions that have no place on a logarithmic axis along x: what stands there need not be ≤ 0.
  var positions: Set<AxisPosition> = []
  var notFinite = 0
  /// Whether a function is ≤ 0 somewhere on a logarithmic scale; how many samples saw it means nothing.
  var hasNotPositiveParts = false
  /// Whether a function is not finite somewhere.
  var hasNotFiniteParts = false
  /// Whether a landscape is not finite somewhere, which its hatches show.
  var hasHatchedParts = false
  /// The names of functions that go to infinity, so that the axis holds only a part of them; "" of one without a name.
  var endless: [String] = []
  /// How many points have a place but no finite number that a colour could tell.
  var uncolored = 0
  /// How many numbers have no colour on a logarithmic scale of colours.
  var colorless = 0
  /// Whether a landscape is ≤ 0 somewhere on such a scale.
  var hasColorlessParts = false
  /// How many points lie beyond the ranges that are given.
  var outside = 0
  /// How many bars reach beyond the ranges that are given.
  var bars = 0
  /// How many bars lie beyond them.
  var absentBars = 0
  /// How many annotations lie beyond the ranges that are given.
  var annotations = 0
  /// How many annotations have no place on the axes at all.
  var placeless = 0
  /// The names of functions that have values beyond the range that is given along y.
  var cutCurves: [String] = []
  /// How many values beyond the range that is given are counted by no bar.
  var uncounted = 0
  /// How many annotations are cut off because they lie far from the data.
  var distant = 0
  /// How many annotations are drawn in part because the rest lies far from the data.
  var cut = 0

  /// The sentences for the note.
  var notes: [String] {
    var notes: [String] = []
    if notPositive > 0 {
      notes.append(count(notPositive, "value") + " ≤ 0 not shown on the logarithmic scale")
    }
    if let place = positions.first, positions.count == 1, let words = place.words {
      notes.append(words + " is not shown on the logarithmic axis")
    } else if !positions.isEmpty {
      notes.append(count(positions.count, "position") + " ≤ 0 not shown on the logarithmic axis")
    }
    if notFinite > 0 { notes.append(count(notFinite, "value") + " not finite and not shown") }
    if uncolored > 0 { notes.append(count(uncolored, "point") + " without a finite value, not shown") }
    if colorless > 0 {
      notes.append(count(colorless, "value") + " ≤ 0 not shown on the logarithmic scale of colours")
    }
    if hasColorlessParts { notes.append("what is ≤ 0 is not shown on the logarithmic scale of colours") }
    if outside > 0 { notes.append(count(outside, "point") + " outside the range shown") }
    if absentBars > 0 { notes.append(count(absentBars, "bar") + " outside the range shown") }
    if bars > 0 {
      notes.append(count(bars, "bar") + (bars == 1 ? " reaches" : " reach") + " beyond the range shown")
    }
    if uncounted > 0 { notes.append(count(uncounted, "value") + " outside the range shown") }
    if hasNotPositiveParts { notes.append("what is ≤ 0 is not shown on the logarithmic scale") }
    if hasNotFiniteParts { notes.append("nothing is drawn where the function is not finite") }
    if hasHatchedParts { notes.append("the function is not finite where there are hatches") }
    if !endless.isEmpty { notes.append(goOn(endless) + " to infinity beyond the ends of the axis") }
    let others = cutCurves.filter { !endless.contains($0) }
    if !others.isEmpty { notes.append(goOn(others) + " beyond the range shown") }
    if placeless > 0 { notes.append(count(placeless, "annotation") + " without a place on the axes") }
    if annotations > 0 { notes.append(count(annotations, "annotation") + " outside the range shown") }
    if distant > 0 { notes.append(count(distant, "annotation") + " too far from the data to be shown") }
    if cut > 0 { notes.append(count(cut, "annotation") + " cut off at the edge") }
    return notes
  }

  private func count(_ number: Int, _ noun: String) -> String {
    NumberText.short(Double(number), digits: 15) + " " + noun + (number == 1 ? "" : "s")
  }

  /// That curves go on: a few by their names, "x, x^2 and x^3 go on".
  private func goOn(_ curves: [String]) -> String {
    let names = curves.indices.filter { curves.firstIndex(of: curves[$0]) == $0 }.map { curves[$0] }
    let isUnnamed = names.contains("")
    if curves.count == 1 && isUnnamed { return "the curve goes on" }
    if isUnnamed || names.count > Omissions.mostNames { return "\(curves.count) curves go on" }
    guard names.count > 1 else { return names.joined() + " goes on" }
    return names.dropLast().joined(separator: ", ") + " and " + names.suffix(1).joined() + " go on"
  }

  /// More curves than this are not named one by one.
  private static let mostNames = 4

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

  /// Counts positions along a logarithmic axis by themselves, each once however many series have it.
  ///
  /// - Precondition: Only values along x have been counted.
  mutating func countPositions(_ axis: Axis, _ marks: [any DrawableMark]) {
    guard axis.scale == .log, notPositive > 0 else { return }
    for mark in marks where mark.origin == .data && !mark.style.isAnnotation && mark.hasPositions {
      for values in mark.frameCount > 1 ? mark.xValues.suffix(1) : mark.xValues {
        let absent = values.filter { $0.isFinite && $0 <= 0 }
        notPositive -= absent.count
        positions.formUnion(absent.map { AxisPosition(axis: axis, value: $0) })
      }
    }
  }

  /// Counts a point that has no place on either axis once, as one that has none on x.
  mutating func countOnce(_ mark: any DrawableMark, _ panel: Panel) {
    // What has no place on a logarithmic axis along x is not looked at along y.
    guard notFinite + notPositive > 1, panel.x.scale != .log, mark.frameCount < 2, !mark.style.isAnnotation,
      mark.origin == .data,
      let points = mark.pairs
    else { return }
    func isOff(_ value: Double, _ axis: Axis) -> Bool {
      !value.isFinite || axis.scale == .log && value <= 0
    }
    for (x, y) in zip(points.x, points.y) where isOff(x, panel.x) && isOff(y, panel.y) {
      guard panel.x.range?.contains(x) ?? true else { continue }
      if y.isFinite { notPositive -= 1 } else { notFinite -= 1 }
    }
  }

  /// Says that a range that is given has a part which its logarithmic axis cannot show.
  mutating func countCutAxes(_ panel: Panel) {
    for axis in [panel.x, panel.y] where axis.scale == .log {
      guard let range = axis.range, range.lowerBound <= 0 else { continue }
      hasNotPositiveParts = hasNotPositiveParts || notPositive == 0 && positions.isEmpty
    }
  }

  static func + (a: Omissions, b: Omissions) -> Omissions {
    Omissions(
      notPositive: a.notPositive + b.notPositive, positions: a.positions.union(b.positions),
      notFinite: a.notFinite + b.notFinite,
      hasNotPositiveParts: a.hasNotPositiveParts || b.hasNotPositiveParts,
      hasNotFiniteParts: a.hasNotFiniteParts || b.hasNotFiniteParts,
      hasHatchedParts: a.hasHatchedParts || b.hasHatchedParts, endless: a.endless + b.endless,
      uncolored: a.uncolored + b.uncolored, colorless: a.colorless + b.colorless,
      hasColorlessParts: a.hasColorlessParts || b.hasColorlessParts,
      outside: a.outside + b.outside, bars: a.bars + b.bars, absentBars: a.absentBars + b.absentBars,
      annotations: a.annotations + b.annotations,
      placeless: a.placeless + b.placeless, cutCurves: a.cutCurves + b.cutCurves,
      uncounted: a.uncounted + b.uncounted, distant: a.distant + b.distant,
      cut: a.cut + b.cut)
  }
}

/// A position along an axis.
struct AxisPosition: Sendable, Hashable {
  private let name: String?
  private let isWhole: Bool
  private let value: Double

  init(axis: Axis, value: Double) {
    (name, isWhole, self.value) = (axis.label, axis.isWhole, value)
  }

  /// "step 0", "x = −1.5"; nil on an axis without a name.
  var words: String? {
    name.map { "\($0) \(isWhole ? "" : "= ")" + NumberText.short(value, digits: 6) }
  }
}

extension PanelModel {
  /// What a reader must know about marks that are not drawn one by one, or not told apart.
  var notes: [String] {
    let isAveraged = colors?.isContinuous ?? true
    var notes = contents.compactMap { $0.note(isAveraged: isAveraged) }
    if let counted { notes.append(counted) }
    if hasBusyContours {
      notes.append("the lines of equal height are too many; cells are drawn in their place")
    }
    if let colors {
      if let clipped = colors.clipped { notes.append(clipped) }
      notes += contents.lazy.compactMap { $0 as? ContourMark }.filter(\.isColored).compactMap {
        $0.note(colors)
      }
    }
    if series.count > Paint.seriesLooks {
      notes.append("of \(series.count) series, the looks repeat from number \(Paint.seriesLooks + 1) on")
    } else if let (fills, colors) = [(areas, Paint.seriesColors), (regions, ColorMap.tints)].first(where: {
      $0 > $1
    }) {
      notes.append("of \(fills) filled series, the colours repeat from number \(colors + 1) on")
    }
    return notes
  }
}

extension PanelModel {
  /// How many series are told apart by the colour of an area alone: bars, bands.
  private var areas: Int {
    let filled = contents.filter { $0.takesSeriesColor && $0.sample == .box }
    return Set(filled.map { $0.series ?? "" }).count
  }

  /// How many regions of classes there are.
  private var regions: Int { contents.count { ($0 as? ContourMark)?.paints.isEmpty == false } }

  /// How many dots are not drawn one by one, but counted in small cells.
  private var counted: String? {
    let clouds = clouds
    guard let first = clouds.first else { return nil }
    let count = NumberText.exact(Double(clouds.reduce(0) { $0 + shownDots[$1.index] })) + " points"
    let name = clouds.count > 1 ? " of \(clouds.count) series" : first.dots.series.map { " of " + $0 } ?? ""
    return "\(count)\(name), counted in small cells: the stronger the colour, the more points"
  }
}
