/// Widths of characters in thousandths of the font size.
///
/// For each character the largest of Helvetica, DejaVu Sans and a common system interface font, so that a
/// box made from them holds the text whichever of those fonts the reader has.
enum CharacterWidths {
  /// The width of a character that no table holds.
  static let unknown = 640
  /// The width of pictographs.
  static let pictograph = 1_200
  /// The width of ideographs, syllabaries and full-width forms.
  static let fullWidth = 1_000

  /// The advance of one character; combining marks count with their base.
  static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    return width(of: scalar)
  }

  static func width(of scalar: Unicode.Scalar) -> Int {
    let code = Int(scalar.value)
    if code >= 32 && code <= 126 { return ascii[code - 32] }
    if let width = symbol(code) { return width }
    return scalar.properties.isEmojiPresentation ? pictograph : unknown
  }

  private static func symbol(_ code: Int) -> Int? {
    switch code {
    case 0..<32, 0x7F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0xB2, 0xB3, 0xB9, 0x2070...0x209C: 401
    case 0x394: 684
    case 0x2202: 517
    case 0x2207: 669
    case 0x2026, 0x2014: 1_000
    case 0xD7, 0xF7, 0xB1, 0x2190...0x2195, 0x2208...0x22FF: 838
    case 0xB7: 318
    case 0x1100...0x115F, 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60: fullWidth
    case 0x1F000...0x1FAFF: pictograph
    default: nil
    }
  }

  private static let ascii = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 480, 318, 337, 640, 636, 636, 640,
    660, 636, 650, 636, 650, 650, 337, 337, 838, 838, 838, 556, 1015, 690, 686, 730, 770, 667, 611, 778,
    752, 295, 550, 670, 580, 890, 750, 787, 667, 787, 722, 667, 650, 750, 690, 989, 690, 670, 685, 390,
    337, 390, 838, 556, 500, 613, 635, 570, 635, 615, 370, 635, 634, 278, 278, 579, 278, 974, 634, 612,
    635, 635, 411, 540, 392, 634, 592, 818, 592, 592, 550, 636, 337, 636, 838,
  ]
}
