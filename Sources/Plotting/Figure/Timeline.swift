/// The moments that an animated figure passes through.
///
/// Marks with a `frames` channel carry one state for each moment. The drawing keeps as few of them as are
/// needed for every blend between neighbours to be right within half a pixel.
public struct Timeline: Sendable, Hashable {
  /// What is shown at each moment, for example "step 1,000".
  public var labels: [String]
  /// When each moment comes, growing from 0 to 1; nil for equal distances.
  public var times: [Double]?
  /// How long it plays, in seconds; clamped to 0.5…5, so that it ends within what needs no pause button
  /// (WCAG 2.2, success criterion 2.2.2).
  public var duration: Double

  /// Makes a timeline.
  public init(labels: [String], times: [Double]? = nil, duration: Double = 5) {
    self.labels = labels
    self.times = times
    self.duration = duration
  }
}
