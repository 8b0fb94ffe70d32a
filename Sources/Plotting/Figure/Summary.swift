extension Figure {
  /// One sentence made from the data.
  public var summary: String { description ?? title ?? "figure" }
}
