import Foundation

/// A folder of formulas that were set before, each in a file named by its content.
struct FormulaStore {
  private let folder: URL?
  private let salt: UInt64

  /// A store in a folder; the salt is all that the HTML depends on besides the formula.
  init(_ folder: URL?, salt: [String]) {
    self.folder = folder
    self.salt = folder == nil ? 0 : salt.reduce(Self.seed) { Self.hash($1, $0) }
  }

  func html(_ formula: Formula) -> String? {
    guard let file = file(formula), let text = try? String(contentsOf: file, encoding: .utf8) else {
      return nil
    }
    // The first line repeats the formula, so that two with one hash are never confused.
    let head = Self.head(formula)
    return text.hasPrefix(head) ? String(text.dropFirst(head.count)) : nil
  }

  /// Keeps a formula; a folder that cannot be written only costs time.
  func keep(_ html: String, for formula: Formula) {
    guard let file = file(formula) else { return }
    let folder = file.deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? Data((Self.head(formula) + html).utf8).write(to: file, options: .atomic)
  }

  private static func head(_ formula: Formula) -> String {
    (formula.isDisplay ? "display " : "inline ") + formula.tex.replacing("\n", with: " ") + "\n"
  }

  private func file(_ formula: Formula) -> URL? {
    let hash = Self.hash(formula.tex, Self.hash(formula.isDisplay ? "display" : "inline", salt))
    let name = String(hash, radix: 16)
    return folder?.appendingPathComponent(String(name.prefix(2))).appendingPathComponent(name + ".html")
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a, 64 bits (Fowler, Noll and Vo).
  private static func hash(_ text: String, _ start: UInt64) -> UInt64 {
    text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } &* 31
  }
}
