import Pages
import Source
import Testing

struct BibliographyTests {
  private static func page(_ works: String, citing text: String = "[@a]") -> String {
    let chapter = Rendering.chapter("---\ntitle: T\nbibliography: works.bib\n---\n\n\(text)\n")
    return Rendering.book([chapter], works: works)["page.html"]
  }

  @Test(arguments: [
    ("James Gleick", "Gleick 2000"), ("Gleick, James", "Gleick 2000"),
    ("Michael Nielsen and Isaac Chuang", "Nielsen &amp; Chuang 2000"),
    ("A. One and B. Two and C. Three", "One et al. 2000"),
    ("{World Health Organization}", "World Health Organization 2000"),
    ("{Barnes and Noble}", "Barnes and Noble 2000"),
    ("Ludwig {van Beethoven}", "van Beethoven 2000"),
  ])
  func authorsAreCitedByFamilyName(author: String, cited: String) {
    #expect(Self.page("@book{a, author = {\(author)}, year = {2000}}").contains(">\(cited)</a>"))
    #expect(Self.page("@book{a, author = \"\(author)\", year = 2000}").contains(">\(cited)</a>"))
  }

  /// What LaTeX sets for each, by Lamport's table of accents and symbols (LaTeX, 2nd edition, 3.1 and 3.2).
  @Test(arguments: [
    (#"G{\"o}del"#, "Gödel"), (#"{\"U}ber"#, "Über"), (#"Fr\'echet"#, "Fréchet"), (#"\v{S}koda"#, "Škoda"),
    (#"Erd\H{o}s"#, "Erdős"), (#"{\AA}ngstr{\"{o}}m"#, "Ångström"), (#"\c{C}elik"#, "Çelik"),
    (#"Stra{\ss}e"#, "Straße"), (#"{\'\i}"#, "í"), (#"na\"{\i}ve"#, "naïve"), (#"A \& B"#, "A &amp; B"),
    ("1--20", "1–20"), ("a---b", "a—b"), ("``a''", "“a”"), ("{LeCun}", "LeCun"), (#"\emph{so}"#, "so"),
    ("$x^2$", "$x^2$"), (#"\o re \AE"#, "øre Æ"), (#"50\%"#, "50%"),
  ])
  func signsOfTeXAreUnicode(tex: String, text: String) {
    #expect(Self.page("@book{a, title = {\(tex)}}").contains("<cite>\(text)</cite>"))
  }

  @Test func addressesStayAsTheyAre() {
    let page = Self.page(#"@misc{a, title = {T}, url = {http://a.org/~b--c\_d}}"#)
    #expect(page.contains("<a href=\"http://a.org/~b--c_d\"><cite>T</cite></a>"))
  }

  @Test func abbreviationsAndJoinedTextsAreResolved() {
    let works = "@string{acm = {ACM}}\n@book{a, title = acm # \" Press\" # { x}, year = 1999}"
    #expect(Self.page(works).contains("<cite>ACM Press x</cite>"))
  }

  @Test func furtherAuthorsAreOthers() {
    #expect(Self.page("@book{a, author = {A. One and others}}").contains(">One et al.</a>"))
  }

  @Test func aCitationMayOmitTheAuthors() {
    let page = Self.page("@book{a, author = {A. One}, year = 1999}", citing: "One [-@a, p. 2]")
    #expect(page.contains("One (<a class=\"reference\" href=\"#work-a\">1999</a>, p. 2)"))
  }

  @Test func aWorkIsShownInTheMarginWhereItIsFirstCited() {
    let page = Self.page("@book{a, title = {T}}", citing: "one\n\n[@a]\n\n[@a]")
    #expect(page.ranges(of: "sidenote cited").count == 1)
  }

  private static func problems(_ works: String, bibliography: String = "works.bib") -> [String] {
    let chapter = Rendering.chapter("---\ntitle: T\nbibliography: \(bibliography)\n---\n\n[@a]\n")
    let found = Rendering.book([chapter], works: works).diagnostics["page"] ?? []
    return found.map { "\($0.code) \($0.message) '\(chapter.source(of: $0))'" }
  }

  @Test(arguments: [
    ("@book{b title = {x}}", "there is no ',' behind the key 'b'"),
    ("@book{, title = {x}}", "the entry has no key"),
    ("@book{b, title {x}}", "expected 'name = value' at 'title'"),
    ("@book{b, title = {x", "the brace of 'title' is never closed"),
    ("@book{b, title = \"x", "the quotation mark of 'title' is never closed"),
    ("@book{b, title = x", "the entry is never closed"),
    ("@book{b, title = }", "'title' has no value"),
  ])
  func anIllFormedEntryIsToldByItsLine(entry: String, message: String) {
    #expect(
      Self.problems("@book{a, title = {T}}\n\n\(entry)\n") == [
        "W0612 works.bib:3: \(message) 'works.bib'"
      ])
  }

  @Test func whatFollowsAnIllFormedEntryIsRead() {
    #expect(Self.problems("@book{b title}\n@book{a, title = {T}}").count == 1)
  }

  @Test func aBibliographyThatIsNotThereIsAnErrorAtItsName() {
    #expect(
      Self.problems("@book{a, title = {T}}", bibliography: "[works.bib, no.bib]") == [
        "E0611 the bibliography 'no.bib' cannot be read 'no.bib'"
      ])
  }

  @Test func commentsAndOtherTextAreSkipped() {
    let works = "text @comment{no} @BOOK { a , Title = {The {TeX} book} , year={1984}, }"
    #expect(Self.page(works).contains(">The TeX book 1984</a>"))
  }

  @Test(arguments: ["@book{a, title = {never closed", "@book{a, title = \"x", "@book{", "@", "@book{a,,,=}"])
  func brokenFilesAreReadAsFarAsTheyGo(works: String) {
    #expect(Self.page(works, citing: "words").contains("words"))
  }

  @Test func anUnknownWorkIsAnErrorAtItsKey() {
    let text = "---\ntitle: T\nbibliography: works.bib\n---\n\n[@gleik]\n"
    #expect(Rendering.problems(text, works: "@book{gleick, title = {G}}") == ["E0610 '@gleik'"])
  }
}
