/// Finds the word that somebody most likely meant.
public enum Suggestion {
  /// The candidate nearest to `word`, or `nil` when none is near.
  ///
  /// Nearness is the optimal string alignment distance (insertions, deletions, substitutions and swaps
  /// of neighbours), and at most a third of the word's length, at least 1; words of one letter only match in another
  /// case, words of two also where a letter is missing. Ties go to the first. Where no candidate is near, one that
  /// is a part of a hyphenated word serves: `rate` for `lerning-rate`.
  public static func nearest(to word: String, among candidates: [String]) -> String? {
    let letters = Array(word.lowercased())
    guard !letters.isEmpty, letters.count <= 64 else { return nil }
    let limit = letters.count < 2 ? 0 : max(1, (letters.count + 1) / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates where abs(candidate.count - letters.count) <= limit {
      if letters.count == 2, candidate.count < 3, candidate.lowercased() != word.lowercased() { continue }
      let found = distance(letters, Array(candidate.lowercased()))
      if found <= limit, found < best?.distance ?? .max { best = (candidate, found) }
    }
    if let best { return best.word }
    let parts = word.lowercased().split(separator: "-")
    return parts.count > 1 ? candidates.first { parts.contains(Substring($0.lowercased())) } : nil
  }

  /// A hint for a word that is none of the candidates: the nearest, or else a list of them all.
  public static func hint(for word: String, among candidates: [String]) -> String {
    if let nearest = nearest(to: word, among: candidates) { return "did you mean '\(nearest)'?" }
    guard !candidates.isEmpty else { return "nothing may stand here" }
    return "expected one of: \(candidates.joined(separator: ", "))"
  }

  /// The optimal string alignment distance between two words.
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(substitution, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
