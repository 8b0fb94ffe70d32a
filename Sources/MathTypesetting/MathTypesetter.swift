import Foundation

/// Sets formulas by KaTeX, which it loads when a formula is first new.
///
/// What was set once is kept, in memory and in a folder for the next run, by the formula's content.
public struct MathTypesetter: ~Copyable {
  private let installation: KaTeXInstallation?
  private let cache: FormulaCache
  private var known: [Formula: TypesetFormula] = [:]
  private var engine: ScriptEngine?
  private var isUnavailable = false
  /// Whether the engine was loaded, which a page of known formulas does without.
  public private(set) var hasLoadedEngine = false

  /// A longer formula is refused, as nobody could read it, and so are more bytes of macros.
  static let longest = 5_000
  static let longestMacros = 20_000

  /// A typesetter that keeps formulas in a folder; `nil` keeps them in memory only.
  public init(installation: KaTeXInstallation? = .find(), cacheFolder: String? = nil) {
    self.installation = installation
    cache = FormulaCache(folder: cacheFolder, installation: installation)
  }

  /// Sets a formula.
  public mutating func typeset(_ formula: Formula) -> TypesetFormula {
    if let result = known[formula] { return result }
    let result = cache.result(for: formula) ?? make(formula)
    known[formula] = result
    return result
  }

  private mutating func make(_ formula: Formula) -> TypesetFormula {
    guard formula.tex.utf8.count <= Self.longest else {
      return .failed(FormulaError(.exhausted, "the formula is longer than \(Self.longest) bytes"))
    }
    guard formula.macroLength <= Self.longestMacros else {
      return .failed(FormulaError(.exhausted, "the macros are longer than \(Self.longestMacros) bytes"))
    }
    load()
    guard !isUnavailable else { return .failed(unavailable) }
    guard let request = Bridge.request(formula), let answer = engine?.call("typesetFormula", request) else {
      // What is left of an engine that ran out of memory is not worth finding out.
      engine = nil
      return .failed(FormulaError(.exhausted, "the formula grows without bound"))
    }
    let result = Bridge.result(answer, of: formula)
    cache.store(result, for: formula)
    return result
  }

  private mutating func load() {
    guard engine == nil, !isUnavailable else { return }
    guard let library = installation?.file("katex.min.js") else { return isUnavailable = true }
    engine = ScriptEngine.running(Array(Bridge.before.utf8) + library + Array(Bridge.after.utf8))
    isUnavailable = engine == nil
    hasLoadedEngine = true
  }

  private var unavailable: FormulaError {
    FormulaError(
      .unavailable,
      installation == nil
        ? "KaTeX is not installed (Debian: apt-get install libjs-katex)"
        : "KaTeX cannot be run from \(installation?.folder ?? "")")
  }
}

extension Formula {
  /// The bytes of its macros.
  fileprivate var macroLength: Int {
    macros.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
  }
}
