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
    (#"\$5 or \$6"#, "$5 or $6"), (#"\o re \AE"#, "øre Æ"), (#"50\%"#, "50%"),
  ])
  func signsOfTeXAreUnicode(tex: String, text: String) {
    #expect(Self.page("@book{a, title = {\(tex)}}").contains("<cite>\(text)</cite>"))
  }

  @Test func formulasInTitlesAreSet() {
    let page = Self.page("@book{a, title = {Of $x^2$ and <b>}}")
    #expect(page.contains("<cite>Of <span class=\"katex") && page.contains(" and &lt;b&gt;</cite>"))
  }

  @Test(arguments: [("1-10", "1–10"), ("1--10", "1–10"), ("1, 3 - 4", "1, 3–4")])
  func pagesHaveAnEnDash(pages: String, text: String) {
    #expect(Self.page("@book{a, title = T, pages = {\(pages)}}").contains(" \(text)."))
  }

  @Test func aCrossReferenceIsFollowed() {
    let works =
      "@inproceedings{a, title = {T}, crossref = {p}}\n@proceedings{p, title = {Proc}, year = 1999, publisher = {ACM}}"
    #expect(Self.page(works).contains("<cite>T</cite> (1999). Proc, ACM."))
  }

  @Test(arguments: [
    ("@book{a, title = {U}}", "the key 'a' is given twice"),
    ("@book{b, title = {T}, crossref = {no}}", "there is no work 'no' for 'crossref'"),
  ])
  func worksThatAreNotWhatTheySeemAreTold(entry: String, message: String) {
    #expect(
      Self.fileProblems("@book{a, title = {T}}\n\n\(entry)\n") == ["W0612 book/works.bib:3: \(message)"])
  }

  @Test func addressesStayAsTheyAre() {
    let page = Self.page(#"@misc{a, title = {T}, url = {http://a.org/~b--c\_d}}"#)
    #expect(page.contains("<cite>T</cite>. <a href=\"http://a.org/~b--c_d\">http://a.org/~b--c_d</a>"))
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

  /// What is wrong in the file itself, with its line; two chapters share it.
  private static func fileProblems(_ works: String) -> [String] {
    let text = "---\ntitle: T\nbibliography: works.bib\n---\n\n[@a]\n"
    let chapters = ["one", "two"].map { Rendering.chapter(text, name: $0, path: "book/\($0).md") }
    let reports = Rendering.book(chapters, works: works).fileReports
    return reports.flatMap { file in
      file.diagnostics.map { diagnostic in
        let line = file.source.position(of: diagnostic.span.lower).line
        return "\(diagnostic.code) \(file.source.name):\(line): \(diagnostic.message)"
      }
    }
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
      Self.fileProblems("@book{a, title = {T}}\n\n\(entry)\n") == ["W0612 book/works.bib:3: \(message)"])
  }

  @Test func whatFollowsAnIllFormedEntryIsRead() {
    #expect(Self.fileProblems("@book{b title}\n@book{a, title = {T}}").count == 1)
    #expect(Self.problems("@book{b title}\n@book{a, title = {T}}") == [])
  }

  @Test func aBibliographyThatIsNotThereIsAnErrorAtItsName() {
    #expect(
      Self.problems("@book{a, title = {T}}", bibliography: "[works.bib, no.bib]") == [
        "E0611 the bibliography 'no.bib' cannot be read 'no.bib'"
      ])
  }

  private static let one = "@book{a, author = {A. One}, title = {T}, year = 1999}"

  @Test(arguments: [
    ("As @a shows.", "As <a class=\"reference\" href=\"#work-a\">One (1999)</a> shows."),
    ("@a [p. 3] shows", "<a class=\"reference\" href=\"#work-a\">One (1999, p. 3)</a> shows"),
    ("@a [x](y)", ">One (1999)</a> <a href=\"y\">x</a>"), ("@a.", ">One (1999)</a>."),
    ("me@a and \\@a", "<p>me@a and @a</p>"),
  ])
  func aSentenceMayNameAWork(text: String, html: String) {
    #expect(Self.page(Self.one, citing: text).contains(html))
  }

  @Test func aNameThatIsNoWorkIsAnErrorWhereThereAreWorks() {
    let front = "---\nbibliography: works.bib\n---\n\n"
    #expect(Rendering.problems(front + "By @someone.\n", works: Self.one) == ["E0610 '@someone'"])
    #expect(Rendering.problems("By @someone.\n") == [])
    let chapter = Rendering.chapter("By @someone.\n")
    #expect(Rendering.book([chapter])["page.html"].contains("<p>By @someone.</p>"))
    #expect(Rendering.book([chapter], .markdown)["page.md"].hasSuffix("\nBy @someone.\n"))
  }

  @Test(arguments: [
    ("author = {A. One}, title = {T}, year = 1999", "A. One (1999). <cite>T</cite>."),
    ("author = {A. One}, title = {T?}", "A. One. <cite>T?</cite>"),
    ("title = {T}, year = 1999, publisher = {P}", "<cite>T</cite> (1999). P."),
    ("title = {T}", "<cite>T</cite>."), ("year = 1999", "<cite>a</cite> (1999)."),
    (
      "author = {A. One}, title = {T}, date = {2015-05-01}, journal = {J}, volume = 3, number = 2, pages = {1--9}",
      "A. One (2015). <cite>T</cite>. J, 3(2), 1–9."
    ),
    (
      "title = {T}, doi = {10.1/a}, url = {http://b.org}",
      "<cite>T</cite>. <a href=\"https://doi.org/10.1/a\">https://doi.org/10.1/a</a>"
    ),
    (
      "title = {T}, eprint = {1412.6980}, archiveprefix = {arXiv}",
      "<cite>T</cite>. <a href=\"https://arxiv.org/abs/1412.6980\">https://arxiv.org/abs/1412.6980</a>"
    ),
    ("title = {T}, url = {javascript:x}", "<cite>T</cite>.</li>"),
  ])
  func worksAreListedInOneStyle(fields: String, entry: String) {
    #expect(Self.page("@misc{a, \(fields)}").contains("<li id=\"work-a\">\(entry)"))
  }

  @Test func worksAreListedByAuthorAndYear() {
    let works =
      "@book{z, author = {Zed}, year = 1990} @book{o2, author = {Öst}, year = 2001} @book{t, title = {The title}}"
      + "@book{o1, author = {Öst}, year = 1999} @book{q, author = {Quine}, year = 2000}"
    let page = Self.page(works, citing: "[@z; @o2; @o1; @t; @q]")
    let keys = page.matches(of: #/<li id="work-(\w+)"/#).map { String($0.1) }
    #expect(keys == ["o1", "o2", "q", "t", "z"])
  }

  @Test func theListGoesUnderTheAuthorsHeading() {
    let text = "[@a]\n\n## References {.unnumbered}"
    #expect(Self.page(Self.one, citing: text).ranges(of: ">References").count == 1)
    #expect(Self.page(Self.one, citing: text).contains("</h2>\n<div class=\"works\"><ul>"))
    #expect(Self.page(Self.one).contains("<h2 id=\"works\">References</h2>"))
    let chapter = Rendering.chapter("---\nbibliography: works.bib\n---\n\n\(text)\n")
    let page = Rendering.book([chapter], .markdown, works: Self.one)["page.md"]
    #expect(page.hasSuffix("## References\n\n- A. One (1999). *T*.\n"))
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
