/// Which panels of a figure have room for the numbers of their cells.
enum NumberRoom {
  /// The panels, of which all show their numbers or none do unless they are asked for, and what to say of those that
  /// have no room for what is asked for.
  static func settle(_ panels: [PanelLayout]) -> (panels: [PanelLayout], note: String?) {
    let lacking = panels.filter { lacks(.fitting, $0) }
    let missing = panels.filter { lacks(.wanted, $0) }
    let settled = panels.map { panel in
      var panel = panel
      panel.hidesNumbers = !lacking.isEmpty && rasters(panel).contains { $0.mark.values == .fitting }
      return panel
    }
    return (settled, missing.isEmpty ? nil : note(missing, of: panels.count))
  }

  private static func note(_ missing: [PanelLayout], of count: Int) -> String {
    let titles = missing.compactMap(\.model.panel.title)
    let isNamed = missing.count < count && titles.count == missing.count
    return "the numbers have no room in the cells" + (isNamed ? " of " + titles.joined(separator: ", ") : "")
  }

  private static func lacks(_ values: RasterMark.Values, _ panel: PanelLayout) -> Bool {
    rasters(panel).contains { index, mark in
      let drawing = RasterDrawing(mark.field, MarkContext(panel, index: index))
      return mark.values == values && drawing?.hasRoomForValues == false
    }
  }

  private static func rasters(_ panel: PanelLayout) -> [(index: Int, mark: RasterMark)] {
    panel.model.contents.enumerated().compactMap { index, mark in (mark as? RasterMark).map { (index, $0) } }
  }
}
