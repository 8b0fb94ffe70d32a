import Foundation
import MathTypesetting
import Testing

@Suite struct MathTypesetterTests {
  private func html(_ tex: String, isDisplay: Bool = false, macros: [String: String] = [:]) throws -> String {
    let typesetter = MathTypesetter(macros: macros)
    return try typesetter.html(Formula(tex, isDisplay: isDisplay))
  }

  private func failure(_ tex: String) -> FormulaError? {
    let typesetter = MathTypesetter()
    do throws(FormulaError) {
      _ = try typesetter.html(Formula(tex))
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    #"\vec{\delta}_l = (W_{l+1}^T\vec{\delta}_{l+1})\odot \phi_l'(\vec{z}_l)"#,
    #"\begin{cases} 1 & x > 0 \\ 0 & x \leq 0\end{cases}"#,
    #"\begin{align*} a &= b \\ c &= \cancel{d} \end{align*}"#, #"a = b \tag{1}"#, #"\square"#,
    #"a_0 \xrightarrow[]{z_1} a_1"#, "é ≤ ∂",
  ])
  func theConstructsOfTheSourcesAreSet(tex: String) throws {
    let html = try html(tex, isDisplay: true)
    #expect(html.contains("katex-html"))
    #expect(html.contains("<math"))
  }

  @Test func anErrorNamesItsPlaceInBytes() {
    let error = failure(#"é + \nosuch + 1"#)
    #expect(error?.message == #"Undefined control sequence: \nosuch"#)
    #expect(error?.offset == 5)
  }

  @Test func macrosExpand() throws {
    #expect(try html(#"\R"#, macros: [#"\R"#: #"\mathbb{R}"#]).contains("mathbb"))
  }

  @Test(arguments: [
    #"\def\a{\a\a}\a"#, #"\def\a{\b\b}\def\b{\c\c}\def\c{\d\d}\def\d{\a\a}\a"#,
    String(repeating: "{", count: 9_000) + String(repeating: "}", count: 9_000),
    String(repeating: "x", count: 30_000),
  ])
  func bombsAreRefused(tex: String) {
    #expect(failure(tex) != nil)
  }

  @Test func whatWasSetBeforeNeedsNoEngine() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("math-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = MathTypesetter(cache: folder)
    let html = try first.html(Formula("x^2"))
    #expect(first.isEngineLoaded)
    let second = MathTypesetter(cache: folder)
    #expect(try second.html(Formula("x^2")) == html)
    #expect(!second.isEngineLoaded)
    _ = try second.html(Formula("x^2", isDisplay: true))
    #expect(second.isEngineLoaded)
  }

  @Test func withoutKaTeXTheErrorSaysWhatToInstall() {
    let typesetter = MathTypesetter(nil)
    #expect(throws: FormulaError.self) { try typesetter.html(Formula("x")) }
    do throws(FormulaError) { _ = try typesetter.html(Formula("x")) } catch {
      #expect(error.hint?.contains("libjs-katex") == true)
    }
  }
}
