import CCmark

/// Decodes character references by asking libcmark, which holds the list of names.
struct Entities {
  private var known: [[UInt8]: [UInt8]?] = [:]

  /// The length and meaning of the reference that starts with `&` at an offset, or `nil` when it is none.
  mutating func decode(_ bytes: [UInt8], at start: Int) -> (length: Int, text: [UInt8])? {
    var place = start + 1
    while place < min(bytes.count, start + 40), bytes[place].isWordCharacter || bytes[place] == 0x23 {
      place += 1
    }
    guard bytes.at(place) == UInt8(ascii: ";"), place > start + 1 else { return nil }
    let reference = Array(bytes[start...place])
    return meaning(of: reference).map { (reference.count, $0) }
  }

  private mutating func meaning(of reference: [UInt8]) -> [UInt8]? {
    if let found = known[reference] { return found }
    let tree = CmarkTree(reference)
    let text = tree.root?.firstChild?.firstChild.map { $0.withLiteral { Array($0) } } ?? reference
    let meaning = text == reference ? nil : text
    known[reference] = .some(meaning)
    return meaning
  }
}
