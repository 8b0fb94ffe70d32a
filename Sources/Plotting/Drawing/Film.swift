/// The moments of an animation that are kept, and when they are shown.
///
/// Moments are left out as long as the blend between the kept ones stays within half a pixel of them, so that fast
/// phases keep many and slow ones few; if more than ``maximumKeys`` remain the tolerance grows.
struct Film: Sendable {
  /// The indices of the kept moments, ascending; the last is the last of all.
  let keys: [Int]
  /// When they are shown, from 0 to 1.
  let times: [Double]
  /// How long it plays, in seconds.
  let duration: Double
  /// What each kept moment shows.
  let labels: [String]
  /// How many bytes the pictures of one mark that is drawn anew at each moment may take.
  let pictureBudget: Int
  /// How many vertices a line may have.
  private let vertexLimit: Int

  /// In bytes; what is larger is drawn with more economy.
  static let largestFile = 120_000
  static let maximumKeys = 40
  /// So many moments are kept of marks that are drawn anew and cannot blend.
  private static let maximumPictures = 30
  private static let pictureBytes = 80_000
  /// More moments than this are not compared.
  private static let maximumMoments = 240
  /// The product of kept moments and vertices of all lines, which decides the size of the file.
  private static let vertexBudget = 15_000

  /// Chooses moments; nil where nothing moves.
  ///
  /// - Parameter economy: The share that may be kept of the usual number of moments, vertices and bytes.
  init?(_ timeline: Timeline, _ panels: [PanelLayout], economy: Double = 1) {
    let contexts = panels.flatMap { panel in
      panel.model.contents.indices.map { MarkContext(panel, index: $0) }
    }.filter { $0.mark.frameCount > 1 }
    guard let moments = contexts.map(\.mark.frameCount).max() else { return nil }
    let allTimes = timeline.usableTimes(moments)
    let pictures = contexts.count(where: \.mark.isRedrawn)
    let most = Int(economy * Double(pictures > 0 ? Film.maximumPictures : Film.maximumKeys))
    keys =
      pictures > 0
      ? Film.spread(moments, limit: most) : Film.keys(contexts, moments: moments, allTimes, limit: most)
    pictureBudget = Int(economy * Double(Film.pictureBytes)) / max(1, pictures)
    times = keys.map { allTimes[$0] }
    duration = timeline.clampedDuration
    labels = keys.map { $0 < timeline.labels.count ? timeline.labels[$0] : "" }
    vertexLimit = max(12, Int(economy * Double(Film.vertexBudget)) / max(1, keys.count * contexts.count))
  }

  /// The places of the vertices of a mark at each kept moment; nil for a mark that stands still.
  func frames(of context: MarkContext) -> [[Point]]? {
    guard context.mark.frameCount > 1 else { return nil }
    var frames = keys.map { context.mark.points(at: $0, context) }
    guard context.mark is LineMark, let all = frames.first?.count, all > 2 else { return frames }
    // Far more vertices than can be kept are thinned evenly first: comparing all of them in all frames takes too long.
    let thinned = Film.spread(all, limit: 4 * vertexLimit)
    if thinned.count < all { frames = frames.map { frame in thinned.map { frame[$0] } } }
    let count = thinned.count
    var tolerance = 0.15
    var kept = Array(0..<count)
    repeat {
      kept = Simplification.indices(count: count, tolerance: tolerance) { index, first, last in
        frames.reduce(0) {
          max($0, Simplification.squaredDistance($1[index], $1[first], $1[last]))
        }
      }
      tolerance *= 1.6
    } while kept.count > vertexLimit && tolerance < 20
    return frames.map { frame in kept.map { frame[$0] } }
  }

  private static func spread(_ count: Int, limit: Int) -> [Int] {
    guard count > limit else { return Array(0..<count) }
    return (0..<limit).map { $0 * (count - 1) / (limit - 1) }
  }

  /// All coordinates of all marks at each candidate moment, of lines at most 64 vertices.
  private static func states(_ contexts: [MarkContext], _ candidates: [Int], moments: Int) -> [[Double]] {
    candidates.map { moment in
      contexts.flatMap { context in
        let points = context.mark.points(at: moment, context)
        return spread(points.count, limit: 64).flatMap { [points[$0].x, points[$0].y] }
      }
    }
  }

  /// The moments that a blend of neighbours needs.
  private static func keys(
    _ contexts: [MarkContext], moments: Int, _ times: [Double], limit: Int
  ) -> [Int] {
    let candidates = spread(moments, limit: maximumMoments)
    let states = states(contexts, candidates, moments: moments)
    return keys(states, times: candidates.map { times[$0] }, limit: limit).map { candidates[$0] }
  }

  private static func keys(_ states: [[Double]], times: [Double], limit: Int) -> [Int] {
    var tolerance = 0.5
    var keys = greedy(states, times, tolerance)
    while keys.count > max(2, limit) {
      tolerance *= 1.35
      keys = greedy(states, times, tolerance)
    }
    return keys
  }

  /// From each kept moment, jumps to the farthest one that the blend allows.
  private static func greedy(_ states: [[Double]], _ times: [Double], _ tolerance: Double) -> [Int] {
    var keys = [0]
    var current = 0
    while current + 1 < states.count {
      var next = current + 1
      while next + 1 < states.count && canBlend(states, times, current, next + 1, tolerance) { next += 1 }
      keys.append(next)
      current = next
    }
    return keys
  }

  private static func canBlend(
    _ states: [[Double]], _ times: [Double], _ first: Int, _ last: Int, _ tolerance: Double
  ) -> Bool {
    let span = times[last] - times[first]
    return (first + 1..<last).allSatisfy { index in
      let fraction = span > 0 ? (times[index] - times[first]) / span : 0
      return states[index].indices.allSatisfy { place in
        let blend = states[first][place] + (states[last][place] - states[first][place]) * fraction
        return abs(blend - states[index][place]) <= tolerance
      }
    }
  }
}

extension Timeline {
  /// The duration within its limits.
  var clampedDuration: Double { duration.isFinite ? min(max(duration, 0.5), 5) : 5 }

  /// When each of `count` moments comes; equal distances where the given ones are of no use.
  func usableTimes(_ count: Int) -> [Double] {
    let equal = (0..<count).map { Double($0) / Double(max(1, count - 1)) }
    guard let times, times.count == count, let first = times.first, let last = times.last else {
      return equal
    }
    let isAscending = zip(times, times.dropFirst()).allSatisfy { $0 < $1 }
    guard isAscending, first.isFinite, last.isFinite, last - first > 0 else { return equal }
    return times.map { ($0 - first) / (last - first) }
  }
}
