/// Texts made to fit a width: broken into lines, or cut short.
extension TextMetrics {
  /// Texts shortened so that those that differ still do: at their ends, else in the middle, else at their beginnings;
  /// where all that leaves two alike, they are numbered.
  public static func shortened(_ texts: [String], to limit: Double, size: Double) -> [String] {
    let count = Set(texts).count
    let kept = [1, 0.35, 0].lazy.map { head in
      texts.map { shortened($0, to: limit, size: size, head: head) }
    }
    return kept.first { Set($0).count == count } ?? numbered(texts, to: limit, size: size)
  }

  /// Texts cut short before the number that each different one gets.
  private static func numbered(_ texts: [String], to limit: Double, size: Double) -> [String] {
    var numbers: [String: Int] = [:]
    return texts.map { text in
      let number = numbers[text] ?? numbers.count + 1
      numbers[text] = number
      let ending = " (\(number))"
      return truncated(text, to: limit - width(ending, size: size), size: size) + ending
    }
  }

  /// A text shortened in one place.
  ///
  /// - Parameter head: How much of the room the part before the ellipsis gets.
  private static func shortened(_ text: String, to limit: Double, size: Double, head: Double) -> String {
    guard head < 1, width(text, size: size) > limit else { return truncated(text, to: limit, size: size) }
    let start = head > 0 ? truncated(text, to: head * limit, size: size) : "…"
    let room = limit - width(start, size: size)
    var end = ""
    for character in text.reversed() {
      let longer = String(character) + end
      if width(longer, size: size) > room { break }
      end = longer
    }
    return start + end.drop { $0 == " " }
  }

  /// The text in lines no wider than `limit`, broken at spaces and hyphens, and within longer words at signs; the last
  /// of `maxLines` is shortened.
  public static func wrapped(
    _ text: String, to limit: Double, size: Double, isBold: Bool = false, maxLines: Int = 3
  ) -> [String] {
    let pieces = pieces(of: text).flatMap { piece in
      width(trimmed(piece), size: size, isBold: isBold) > limit ? parts(of: piece) : [piece]
    }
    return broken(pieces, to: limit, size: size, isBold: isBold, maxLines: maxLines)
      .map { truncated($0, to: limit, size: size, isBold: isBold) }
  }

  /// The text in at most so many lines no wider than `limit`; nil where it is too long for them.
  static func lines(_ text: String, to limit: Double, size: Double, maxLines: Int) -> [String]? {
    let lines = broken(pieces(of: text), to: limit, size: size, isBold: false, maxLines: maxLines)
    let fit = lines.allSatisfy { width($0, size: size) <= limit }
    return fit ? (lines.isEmpty ? [""] : lines) : nil
  }

  private static func broken(
    _ pieces: [String], to limit: Double, size: Double, isBold: Bool, maxLines: Int
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces {
      let longer = line + piece
      let fits = width(trimmed(longer), size: size, isBold: isBold) <= limit
      if fits || line.isEmpty || lines.count + 1 >= maxLines {
        line = longer
      } else {
        lines.append(trimmed(line))
        line = piece
      }
    }
    line = trimmed(line)
    return line.isEmpty ? lines : lines + [line]
  }

  /// Words with the space behind them, and parts of words with the hyphen or underscore behind them.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in text {
      let isSpace = character.isWhitespace
      if isSpace && piece.isEmpty {
        if let last = pieces.last, last.last != " " { pieces[pieces.count - 1] += " " }
        continue
      }
      piece.append(isSpace ? " " : character)
      // A sign in front of a number stays with it.
      guard isSpace || (piece.count > 1 && "-_/".contains(character)) else { continue }
      pieces.append(piece)
      piece = ""
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }

  /// The parts of a word, each with the signs behind it.
  private static func parts(of word: String) -> [String] {
    var parts: [String] = []
    var part = ""
    for character in word {
      if let last = part.last, "*+=:([^".contains(last), character.isLetter || character.isNumber {
        parts.append(part)
        part = ""
      }
      part.append(character)
    }
    return part.isEmpty ? parts : parts + [part]
  }

  private static func trimmed(_ line: String) -> String {
    line.last == " " ? String(line.dropLast()) : line
  }
}
