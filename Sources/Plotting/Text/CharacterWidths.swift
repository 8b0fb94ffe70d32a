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
  ///
  /// - Parameter isBold: Whether the weight is semibold, for which fonts without that weight have a bold one.
  static func width(of character: Character, isBold: Bool = false) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    let regular = width(of: scalar)
    guard isBold else { return regular }
    let code = Int(scalar.value)
    if code >= 32 && code <= 126 { return max(bold[code - 32], regular * 108 / 100) }
    return regular < fullWidth ? regular * 112 / 100 : regular
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

  /// Those of DejaVu Sans Bold, the widest.
  private static let bold = [
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696,
    696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372,
    372, 775, 637, 995, 837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838,
    500, 500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595,
    478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838,
  ]
}
