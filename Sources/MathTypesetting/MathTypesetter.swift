public import Foundation

/// Sets formulas as HTML, each once: what was set before comes from memory or from a folder.
///
/// KaTeX is loaded when the first formula comes that is not known.
public final class MathTypesetter {
  private let installation: KaTeXInstallation?
  private let macros: String
  private let store: FormulaStore
  private var known: [Formula: Result<String, FormulaError>] = [:]
  private lazy var katex = Self.load(installation)
  /// Whether KaTeX has been loaded.
  public private(set) var isEngineLoaded = false

  /// A typesetter.
  ///
  /// - Parameters:
  ///   - installation: Where KaTeX is; `nil` makes every new formula an error.
  ///   - macros: Expansions by name, each name with its backslash.
  ///   - cache: The folder that keeps what was set, across runs; `nil` for none.
  public init(
    _ installation: KaTeXInstallation? = KaTeXInstallation(), macros: [String: String] = [:],
    cache: URL? = nil
  ) {
    self.installation = installation
    self.macros = Self.json(macros)
    store = FormulaStore(cache, salt: [installation?.script ?? "", self.macros])
  }

  /// The HTML of a formula, MathML included; throws where KaTeX refuses it.
  public func html(_ formula: Formula) throws(FormulaError) -> String {
    if let known = known[formula] { return try known.get() }
    if let stored = store.html(formula) {
      known[formula] = .success(stored)
      return stored
    }
    let result = typeset(formula)
    known[formula] = result
    if case .success(let html) = result { store.keep(html, for: formula) }
    return try result.get()
  }

  private func typeset(_ formula: Formula) -> Result<String, FormulaError> {
    isEngineLoaded = true
    do throws(FormulaError) { return .success(try katex.get().html(formula, macros: macros)) } catch {
      return .failure(error)
    }
  }

  private static func load(_ installation: KaTeXInstallation?) -> Result<KaTeX, FormulaError> {
    guard let installation else { return .failure(notInstalled) }
    do throws(FormulaError) { return .success(try KaTeX(installation)) } catch { return .failure(error) }
  }

  private static let notInstalled = FormulaError(
    message: "formulas cannot be set, because KaTeX is not installed", offset: nil,
    hint: KaTeXInstallation.advice)

  private static func json(_ macros: [String: String]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(macros) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}
