/// What an axis measures and how.
public struct Axis: Sendable, Hashable {
  /// How values become positions.
  public enum Scale: Sendable, Hashable {
    /// In proportion.
    case linear
    /// In proportion to the logarithm; values ≤ 0 are left out and counted in a note.
    case log
    /// Linear between −threshold and threshold, logarithmic beyond.
    case symlog(threshold: Double)
    /// One band for each of these names; the value i stands for the middle of band i.
    case band([String])
  }

  /// What is measured, with its unit.
  public var label: String?
  /// How values become positions.
  public var scale: Scale
  /// The range shown, in either order; nil for the range of the data.
  public var range: ClosedRange<Double>?
  /// Whether values grow leftwards or downwards.
  public var isReversed: Bool
  /// Whether only whole numbers mean anything, as for steps, indices and counts, so that no tick stands between them.
  public var isWhole: Bool
  /// Whether ticks, labels and title are left out.
  public var isHidden: Bool
  /// Whether a position counts the steps before it, so that positions 0 to 9 are ten steps.
  public private(set) var countsSteps = false

  /// Makes an axis.
  public init(
    _ label: String? = nil, scale: Scale = .linear, range: ClosedRange<Double>? = nil,
    isReversed: Bool = false, isWhole: Bool = false, isHidden: Bool = false
  ) {
    self.label = label
    self.scale = scale
    self.range = range
    self.isReversed = isReversed
    self.isWhole = isWhole
    self.isHidden = isHidden
  }

  /// The steps of a training, of which the first is 0.
  public static let steps: Axis = {
    var axis = Axis("step", isWhole: true)
    axis.countsSteps = true
    return axis
  }()

  /// Sets the range from two ends; the axis is reversed where the first is the larger.
  ///
  /// Ends that are not finite leave the range to the data.
  public mutating func setRange(from start: Double, to end: Double) {
    guard start.isFinite && end.isFinite else { return }
    range = min(start, end)...max(start, end)
    isReversed = start > end
  }

  /// Whether equal differences are equal lengths everywhere.
  var isEvenlySpaced: Bool {
    switch scale {
    case .linear, .band: true
    case .log, .symlog: false
    }
  }
}
