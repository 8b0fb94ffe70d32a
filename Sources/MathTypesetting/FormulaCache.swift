import Foundation

/// Formulas that were set before, one file each, named by their content.
struct FormulaCache {
  private let folder: String?
  private let version: String

  /// A cache in a folder; formulas of another version of KaTeX are not found in it.
  init(folder: String?, installation: KaTeXInstallation?) {
    self.folder = folder
    let attributes = installation.flatMap {
      try? FileManager.default.attributesOfItem(atPath: $0.folder + "/katex.min.js")
    }
    version = "1 \(attributes?[.size] ?? 0)"
  }

  /// The HTML of a formula that was set before.
  func result(for formula: Formula) -> TypesetFormula? {
    guard let path = path(of: formula), let data = FileManager.default.contents(atPath: path) else {
      return nil
    }
    let text = String(decoding: data, as: UTF8.self)
    let key = key(of: formula) + "\u{1}"
    return text.hasPrefix(key) ? .html(String(text.dropFirst(key.count))) : nil
  }

  /// Keeps a formula; a cache that cannot be written is no error.
  func store(_ result: TypesetFormula, for formula: Formula) {
    guard case .html(let html) = result, let folder, let path = path(of: formula) else { return }
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let text = key(of: formula) + "\u{1}" + html
    try? Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  private func path(of formula: Formula) -> String? {
    folder.map { $0 + "/" + String(hash(key(of: formula)), radix: 36) + ".html" }
  }

  /// Everything that decides the result; the file repeats it, so that equal hashes do no harm.
  private func key(of formula: Formula) -> String {
    let macros = formula.macros.sorted { $0.key < $1.key }.map { "\($0.key)\u{2}\($0.value)" }
    return ([version, formula.isDisplay ? "display" : "inline"] + macros + [formula.tex])
      .joined(separator: "\u{3}")
  }

  /// FNV-1a in 64 bits (Fowler, Noll and Vo).
  private func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
