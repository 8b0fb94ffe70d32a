import Foundation

/// Formulas that were set before, one file each, named by their content.
///
/// A file is written whole or not at all, so that programs may share the folder; one that was damaged
/// since is not believed and written anew.
struct FormulaCache {
  private let folder: String?
  private let version: String

  /// A cache in a folder; formulas of another version of KaTeX are not found in it.
  init(folder: String?, installation: KaTeXInstallation?) {
    self.folder = folder
    let attributes = installation.flatMap {
      try? FileManager.default.attributesOfItem(atPath: $0.folder + "/katex.min.js")
    }
    version = "4 \(attributes?[.size] ?? 0)"
  }

  /// The HTML of a formula that was set before.
  func result(for formula: Formula) -> TypesetFormula? {
    guard let path = path(of: formula), let data = FileManager.default.contents(atPath: path) else {
      return nil
    }
    let parts = Array(data).split(separator: 1, maxSplits: 2, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 3, parts[0] == key(of: formula), parts[1] == name(of: parts[2]) else { return nil }
    return .html(parts[2])
  }

  /// Keeps a formula; a cache that cannot be written is no error.
  func store(_ result: TypesetFormula, for formula: Formula) {
    guard case .html(let html) = result, let folder, let path = path(of: formula) else { return }
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let text = [key(of: formula), name(of: html), html].joined(separator: "\u{1}")
    try? Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  private func path(of formula: Formula) -> String? {
    folder.map { $0 + "/" + name(of: key(of: formula)) + ".html" }
  }

  /// Everything that decides the result; the file repeats it, so that equal hashes do no harm.
  private func key(of formula: Formula) -> String {
    let macros = formula.macros.sorted { $0.key < $1.key }.map { "\($0.key)\u{2}\($0.value)" }
    return ([version, formula.isDisplay ? "display" : "inline"] + macros + [formula.tex])
      .joined(separator: "\u{3}")
  }

  /// A name for a content: FNV-1a in 64 bits (Fowler, Noll and Vo).
  private func name(of text: String) -> String {
    let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return String(hash, radix: 36)
  }
}
