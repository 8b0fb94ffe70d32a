extension Figure {
  /// One sentence a panel made from the data: "loss falls from 2.3 to 0.05 in 50,000 steps".
  public var summary: String {
    if let description { return description }
    let sentences = panels.prefix(12).map { PanelSummary($0).text }.filter { !$0.isEmpty }
    let rest = panels.count > 12 ? ["and \(panels.count - 12) more panels"] : []
    let heading = [title].compactMap(\.self).filter { !$0.isEmpty }
    let text = (heading + [(sentences + rest).joined(separator: "; ")]).filter { !$0.isEmpty }
    return text.isEmpty ? "no data" : text.joined(separator: ": ")
  }
}
