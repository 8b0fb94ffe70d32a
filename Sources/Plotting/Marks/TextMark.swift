/// Words at points: annotations.
public struct TextMark: Sendable {
  /// The positions along x.
  public var x: [Double]
  /// The positions along y.
  public var y: [Double]
  /// The words at each point.
  public var texts: [String]
  /// Whether the words stand centred on the point instead of beside it.
  public var isCentered: Bool
  /// How the words look.
  public var style: MarkStyle

  /// Makes annotations.
  public init(
    x: [Double], y: [Double], texts: [String], isCentered: Bool = false, style: MarkStyle = .normal
  ) {
    self.x = x
    self.y = y
    self.texts = texts
    self.isCentered = isCentered
    self.style = style
  }
}

extension TextMark: DrawableMark {
  var xValues: [[Double]] { [x] }
  var yValues: [[Double]] { [y] }

  /// Words are drawn after all marks, at the places that ``AnnotationLabels`` finds for them.
  func draw(into canvas: inout Canvas, _ context: MarkContext) {}
}
