/// Where everything of a figure stands.
struct FigureLayout: Sendable {
  let width: Double
  let height: Double
  let titleLines: [String]
  let subtitleLines: [String]
  /// Names that panels have in common, with the top of the row.
  let legend: (legend: Legend, y: Double)?
  let panels: [PanelLayout]
  let noteLines: [String]

  static let titleHeight = 20.0
  static let subtitleHeight = 18.0
  static let noteHeight = 15.0

  init(_ figure: Figure) {
    let limits = Figure.sizeLimits
    let width = FigureLayout.clamped(figure.width, limits, usual: 640)
    let height = FigureLayout.clamped(figure.height, limits, usual: 400)
    titleLines = TextMetrics.wrapped(figure.title ?? "", to: width, size: Typography.title, isBold: true)
    subtitleLines = TextMetrics.wrapped(figure.subtitle ?? "", to: width, size: Typography.label)
    let models = FigureLayout.models(figure, area: width * height)
    var top = FigureLayout.titleHeight * Double(titleLines.count)
    top += FigureLayout.subtitleHeight * Double(subtitleLines.count)
    if top > 0 { top += 8 }
    let shared = FigureLayout.sharedItems(models)
    legend = shared.map { (Legend($0, width: width), top) }
    if let legend { top += legend.legend.height + 6 }
    let body = FigureLayout.body(
      figure, models, Rect(x: 0, y: top, width: width, height: height - top), shared)
    let numbers = NumberRoom.settle(body.panels)
    panels = numbers.panels
    noteLines = body.notes + TextMetrics.wrapped(numbers.note ?? "", to: width, size: Typography.note)
    let bottom = FigureLayout.bottom(noteLines)
    let used = FigureLayout.trimmed(panels, body.room)
    self.width = max(used.width, FigureLayout.textWidth(titleLines, subtitleLines, noteLines))
    self.height = max(top + used.height + bottom, 40)
  }

  private static func bottom(_ notes: [String]) -> Double {
    notes.isEmpty ? 0 : 6 + noteHeight * Double(notes.count)
  }

  /// The panels and the notes below them; that words have no room in the panels is known only once they are placed.
  private static func body(
    _ figure: Figure, _ models: [PanelModel], _ whole: Rect, _ shared: [Legend.Item]?
  ) -> (panels: [PanelLayout], notes: [String], room: Rect) {
    func placed(_ notes: [String]) -> (panels: [PanelLayout], room: Rect) {
      // Notes are below the height that is asked for, so that figures side by side keep their axes level.
      var room = whole
      room.height = max(40, whole.height)
      var panels = place(models, figure, in: room, shared)
      let columns = columns(figure)
      if let missing = panels.map({ $0.missingWidth(isAlone: columns == 1) }).max(), missing > 0 {
        room.width += (missing * Double(columns)).rounded(.up)
        panels = place(models, figure, in: room, shared)
      }
      let missing = panels.map(\.missingHeight).max() ?? 0
      guard missing > 0 else { return (panels, room) }
      room.height += missing * Double(rows(figure))
      return (place(models, figure, in: room, shared), room)
    }
    func hidden(_ panels: [PanelLayout]) -> Int { panels.reduce(0) { $0 + $1.annotations.hidden } }
    let notes = notes(figure, models, hidden: 0, whole.width)
    let first = placed(notes)
    guard hidden(first.panels) > 0 else { return (first.panels, notes, first.room) }
    let longer = FigureLayout.notes(figure, models, hidden: hidden(first.panels), whole.width)
    let second = placed(longer)
    let settled = FigureLayout.notes(figure, models, hidden: hidden(second.panels), whole.width)
    return (second.panels, settled, second.room)
  }

  private static func clamped(_ value: Double, _ limits: ClosedRange<Double>, usual: Double) -> Double {
    value.isFinite ? min(max(value, limits.lowerBound), limits.upperBound).rounded() : usual
  }

  /// The models of all panels, with common ranges where they are to share them.
  private static func models(_ figure: Figure, area: Double) -> [PanelModel] {
    var models = figure.panels.map { PanelModel($0, area: area / Double(figure.panels.count)) }
    let sharesX = figure.sharing == .x || figure.sharing == .both
    let sharesY = figure.sharing == .y || figure.sharing == .both
    let visible = models.filter { !$0.isEmpty }
    for index in models.indices {
      // A range can only be shared by scales of one kind: that of a linear axis may hold no logarithms.
      let (x, y) = (models[index].panel.x.scale, models[index].panel.y.scale)
      let domainX = visible.filter { $0.panel.x.scale == x }.map(\.xDomain).reduce(nil) {
        Domain.union($0, $1)
      }
      let domainY = visible.filter { $0.panel.y.scale == y }.map(\.yDomain).reduce(nil) {
        Domain.union($0, $1)
      }
      if let domainX, sharesX { models[index].xDomain = domainX }
      if let domainY, sharesY { models[index].yDomain = domainY }
    }
    return models
  }

  private static func notes(
    _ figure: Figure, _ models: [PanelModel], hidden: Int, _ width: Double
  ) -> [String] {
    let omissions = models.map(\.omissions).reduce(Omissions(), +).notes
    var texts = (figure.caption.map { [$0] } ?? []) + omissions
    texts += AnnotationLabels.note(hidden: hidden).map { [$0] } ?? []
    for note in models.flatMap(\.notes) where !texts.contains(note) {
      texts.append(note)
    }
    return texts.flatMap { TextMetrics.wrapped($0, to: width, size: Typography.note) }
  }

  /// The names of the first panel, if others have the same: several panels need them only once.
  private static func sharedItems(_ models: [PanelModel]) -> [Legend.Item]? {
    guard let first = models.first, first.panel.legend != .hidden else { return nil }
    let items = Legend.items(of: first)
    let others = models.map(Legend.items).filter { $0 != items }
    guard items.count >= 2, others.count <= models.count - 2 else { return nil }
    // A name that has another meaning in another panel would be misread.
    let isClear = others.joined().allSatisfy { other in !items.contains { $0.name == other.name } }
    return isClear ? items : nil
  }

  private static func place(
    _ models: [PanelModel], _ figure: Figure, in room: Rect, _ shared: [Legend.Item]?
  ) -> [PanelLayout] {
    guard !models.isEmpty else { return [] }
    let columns = columns(figure)
    let rows = rows(figure)
    let width = max(24, (room.width - PanelGrid.gap.x * Double(columns - 1)) / Double(columns))
    let sharesX = figure.sharing == .x || figure.sharing == .both
    let sharesY = figure.sharing == .y || figure.sharing == .both
    let sharesColors = PanelModel.haveEqualColors(models)
    var widths = models.map { _ in width }
    func parts(_ index: Int, namesLines: Bool) -> PanelParts {
      PanelParts(
        models[index], width: widths[index], height: room.height / Double(max(1, rows)),
        showsXLabels: !sharesX || index + columns >= models.count,
        showsYLabels: !sharesY || index % columns == 0,
        showsColors: !sharesColors || index % columns == columns - 1,
        ownsLegend: shared == nil || Legend.items(of: models[index]) != shared,
        namesLines: namesLines)
    }
    let grid = PanelGrid(room, rows: rows, columns: columns)
    var panels = settled(models, models.indices.map { parts($0, namesLines: true) }, grid)
    // Panels without labels of their own are narrower than an equal share, which only their layout tells.
    if panels.contains(where: \.cutsWords) {
      widths = panels.map { min(width, $0.cell.width) }
      panels = settled(models, models.indices.map { parts($0, namesLines: true) }, grid)
    }
    guard panels.contains(where: \.lacksNames) else { return panels }
    return settled(models, models.indices.map { parts($0, namesLines: !panels[$0].lacksNames) }, grid)
  }

  private static func columns(_ figure: Figure) -> Int {
    min(max(1, figure.columns), max(1, figure.panels.count))
  }

  private static func rows(_ figure: Figure) -> Int {
    (figure.panels.count + columns(figure) - 1) / columns(figure)
  }

  /// Labels decide margins and margins decide labels: three rounds of growing margins settle it.
  private static func settled(
    _ models: [PanelModel], _ parts: [PanelParts], _ grid: PanelGrid
  ) -> [PanelLayout] {
    let first = Array(repeating: Margins(left: 40, right: 8, top: 20, bottom: 40), count: models.count)
    var layouts = grid.layouts(models, parts, first)
    var margins = Array(repeating: Margins(), count: models.count)
    for _ in 0..<3 {
      let needed = grid.aligned(zip(margins, layouts).map { Margins.larger($0, $1.neededMargins) })
      if needed == margins { break }
      margins = needed
      layouts = grid.layouts(models, parts, margins)
    }
    return layouts
  }

  /// The room that is used: a single panel of equal aspect may be narrower or lower than it was given, matrices lower.
  private static func trimmed(_ panels: [PanelLayout], _ room: Rect) -> (width: Double, height: Double) {
    let bottom = panels.map { $0.frame.maxY + $0.neededMargins.bottom }.max() ?? 0
    let height = min((bottom - room.y).rounded(.up), room.height)
    guard panels.count == 1, let panel = panels.first, panel.model.panel.isEqualAspect else {
      let areMatrices = panels.allSatisfy { $0.model.contentHeight(width: $0.frame.width) != nil }
      return (room.width, areMatrices && !panels.isEmpty ? height : room.height)
    }
    let legend = panel.parts.legend?.width ?? 0
    let width = max(panel.frame.maxX + panel.neededMargins.right, legend, 120)
    return (min(width.rounded(.up), room.width), height)
  }

  private static func textWidth(_ title: [String], _ subtitle: [String], _ notes: [String]) -> Double {
    let widths =
      title.map { TextMetrics.width($0, size: Typography.title, isBold: true) }
      + subtitle.map { TextMetrics.width($0, size: Typography.label) }
      + notes.map { TextMetrics.width($0, size: Typography.note) }
    return (widths.max() ?? 0).rounded(.up)
  }
}
