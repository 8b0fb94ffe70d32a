import Notebook
import Testing

/// `help WORD` tells what an author may look up.
@Suite struct LanguageHelpTests {
  @Test func anArgumentIsToldWithWhoTakesIt() throws {
    let page = try #require(LanguageHelp.page(for: "layers"))
    #expect(page.hasPrefix("layers: "))
    #expect(page.contains("an argument of 'define network'"))
    #expect(LanguageHelp.page(for: "rate")?.contains("'train'") == true)
  }

  @Test func aContainerSaysWhatStandsInside() {
    #expect(LanguageHelp.page(for: "residual")?.contains("residual(8, 8)") == true)
  }

  @Test func anUnknownWordHasANearestOne() {
    #expect(LanguageHelp.unknown("layrs").contains("did you mean 'layers'?"))
  }
}
