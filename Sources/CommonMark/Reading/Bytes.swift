extension UInt8 {
  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isWhitespace: Bool { isBlank || isLineEnd || self == 0x0B || self == 0x0C }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isWordCharacter: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }

  /// Whether a backslash before it makes it literal.
  var isPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}

extension [UInt8] {
  /// The byte at an offset, or 0 outside.
  func at(_ offset: Int) -> UInt8 { indices.contains(offset) ? self[offset] : 0 }

  /// How many bytes from `offset` on equal `byte`, looking no further than `end`.
  func run(of byte: UInt8, from offset: Int, to end: Int) -> Int {
    var last = offset
    while last < end, at(last) == byte { last += 1 }
    return last - offset
  }

  /// Whether the bytes at an offset spell a text.
  func spells(_ text: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset + text.utf8CodeUnitCount <= count else { return false }
    for index in 0..<text.utf8CodeUnitCount where self[offset + index] != text.utf8Start[index] {
      return false
    }
    return true
  }
}
