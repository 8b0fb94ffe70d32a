import Source

/// Finds the pictures that are begun again and again and never ended, `![[]()![[]()…`.
///
/// For every link, libcmark walks over all pictures that are still open around it (0.30.2,
/// `handle_close_bracket`), which takes time by the square of their number. Beyond what any text needs,
/// `![` is therefore masked and stays words.
struct OpenPictures {
  private let source: SourceText
  private(set) var masks: [Mask] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The open brackets, each with whether it begins a picture.
  private var open: [(offset: Int, isPicture: Bool)] = []
  private var pictures = 0
  /// How many pictures libcmark would walk over since the last blank line, and how many it may.
  private var steps = 0
  private var allowance = leastAllowance
  private var isReported = false

  /// What a short text is allowed: about two hundred links inside as many unended pictures.
  private static let leastAllowance = 20_000
  /// What each byte adds.
  private static let allowancePerByte = 16

  init(in source: SourceText, body: Span) {
    self.source = source
    var place = body.lower
    while place < body.upper { place += step(at: place) }
  }

  /// Reads what stands at an offset and gives its length.
  private mutating func step(at place: Int) -> Int {
    allowance += Self.allowancePerByte
    switch source.bytes[place] {
    case UInt8(ascii: "\\"): return 2
    case UInt8(ascii: "!") where source.bytes.at(place + 1) == UInt8(ascii: "["):
      open.append((place, true))
      pictures += 1
      return 2
    case UInt8(ascii: "["): open.append((place, false))
    case UInt8(ascii: "]"): close()
    case 0x0A where source.bytes.at(place + 1).isLineEnd: endRun()
    default: break
    }
    return 1
  }

  private mutating func close() {
    guard let bracket = open.popLast() else { return }
    if bracket.isPicture { return pictures -= 1 }
    steps += pictures
    if steps > allowance { maskPictures() }
  }

  private mutating func maskPictures() {
    let found = open.filter(\.isPicture).map { Span($0.offset, $0.offset + 2) }
    masks += found.map { Mask(span: $0, kind: .words) }
    open.removeAll { $0.isPicture }
    pictures = 0
    steps = 0
    guard let first = found.first, !isReported else { return }
    isReported = true
    diagnostics.append(
      Diagnostic(
        .warning, code: "W0104", "too many pictures begin here and never end", at: first,
        hint: "'![' is taken as words"))
  }

  private mutating func endRun() {
    open.removeAll(keepingCapacity: true)
    pictures = 0
    steps = 0
    allowance = Self.leastAllowance
    isReported = false
  }
}
