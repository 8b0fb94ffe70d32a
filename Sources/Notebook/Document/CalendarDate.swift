/// Dates as ISO 8601 writes them.
enum CalendarDate {
  /// Whether a text is a year, a month or a day of the Gregorian calendar: `2026`, `2026-01`, `2026-01-31`.
  static func isValid(_ text: String) -> Bool {
    guard let match = text.wholeMatch(of: #/(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/#), let year = Int(match.1)
    else {
      return false
    }
    guard let month = match.2 else { return true }
    guard let month = Int(month), (1...12).contains(month) else { return false }
    return match.3.flatMap { Int($0) }.map { (1...days(in: month, of: year)).contains($0) } ?? true
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}
