/// The turns of a line that turns once or twice and is smooth elsewhere, so that even small turns are worth a word.
enum ClearTurns {
  /// A turn is larger than this share of the height of the line.
  private static let share = 0.02
  private static let most = 2

  /// The heights at which the line turns; nil where it does so more often, as noise does.
  static func heights(of line: LineMark, _ course: LineCourse, _ window: Window) -> [Double]? {
    let least = share * (course.high / 2 - course.low / 2)
    guard least > 0 else { return [] }
    var turns: [Double] = []
    // The lowest and the highest point since the last turn, and the way that the line has gone from there.
    var (bottom, top, way) = (course.first.y, course.first.y, 0)
    for (x, y) in zip(line.x, line.y) where window.contains(x, y) {
      (bottom, top) = (min(bottom, y), max(top, y))
      let (rises, falls) = (y / 2 - bottom / 2 >= least, top / 2 - y / 2 >= least)
      guard way <= 0 && rises || way >= 0 && falls else { continue }
      if way != 0 { turns.append(way < 0 ? bottom : top) }
      if turns.count > most { return nil }
      (bottom, top, way) = (y, y, way <= 0 && rises ? 1 : -1)
    }
    return turns
  }
}
