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

  func countHidden(_ omissions: inout Omissions, by view: PanelView) {
    omissions.annotations += zip(x, y).count { view.hides($0, $1) }
    guard style.isAnnotation else { return }
    omissions.placeless += zip(x, y).count { !view.x.isOnScale($0) || !view.y.isOnScale($1) }
  }

  /// Words are drawn after all marks, at the places that ``AnnotationLabels`` finds for them.
  func draw(into canvas: inout Canvas, _ context: MarkContext) {}
}
