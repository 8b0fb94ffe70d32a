extension Figure {
  /// The figure as SVG.
  public func svg(_ rendering: SVGRendering) -> String {
    let writer = SVGWriter(rendering)
    return writer.document(width: width, height: height, label: summary, title: title)
  }

  /// One sentence made from the data.
  public var summary: String { description ?? title ?? "" }
}
