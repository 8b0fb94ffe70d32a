import Pages
import Source
import Testing

/// HTML that an author may write, without what a browser would fetch.
struct OfflineHTMLTests {
  private func page(_ html: String, isSelfContained: Bool = true) -> (body: String, problems: [String]) {
    let chapter = Rendering.chapter("# T\n\n\(html)\n")
    let book = Rendering.book([chapter], isSelfContained: isSelfContained, allowsHTML: true)
    return (book.body(of: "page.html"), book.diagnostics["page"]?.map { "\($0.code) \($0.message)" } ?? [])
  }

  @Test(arguments: [
    ("<img src=\"https://a.org/b.png\" alt=\"x\">", "<img alt=\"x\">", "src of <img>"),
    ("<div><IMG alt=x SRC=//a.org/b.png></div>", "<IMG alt=x>", "src of <img>"),
    ("<link rel='stylesheet' href='a.css'>", "<link rel='stylesheet'>", "href of <link>"),
    ("<div><embed src = 'x.js' ></div>", "<embed >", "src of <embed>"),
    ("<div><video poster=a.png></video></div>", "<video></video>", "poster of <video>"),
    ("<div style=\"background: URL(a.png)\">x</div>", "<div>x</div>", "style of <div>"),
    ("<div style=\"background: u\\72l(a.png)\">x</div>", "<div>x</div>", "style of <div>"),
    ("<style>@import 'a.css';</style>", "</article>", "<style>"),
    (
      "<div><img srcset=\"data:image/png;base64,AA 1x, https://a.org/b 2x\"></div>", "<img>",
      "srcset of <img>"
    ),
    ("<div><img src=\"&#104;ttps://a.org/b\"></div>", "<img>", "src of <img>"),
    ("<div><iframe srcdoc=\"<img src=x>\"></iframe></div>", "<iframe></iframe>", "srcdoc of <iframe>"),
  ])
  func whatLoadsIsDroppedAndSaid(html: String, left: String, dropped: String) {
    let (body, problems) = page(html)
    #expect(body.contains(left))
    #expect(!body.contains("a.org") && !body.contains("a.css") && !body.contains("a.png"))
    #expect(problems == ["W0615 \(dropped) is dropped"])
  }

  @Test(arguments: [
    "<img src=\"data:image/png;base64,AA==\" alt=\"\">", "<a href=\"https://a.org\">a</a>",
    "<div style=\"color: red\">x</div>", "<!-- <img src=x> -->", "<svg><use href=\"#a\"/></svg>",
    "<div title=\"<img src=x>\">x</div>",
  ])
  func whatLoadsNothingIsKept(html: String) {
    let (body, problems) = page("<div>\(html)</div>")
    #expect(body.contains(html.replacing(#/<svg.*svg>/#, with: "<svg/>")))
    #expect(problems == [])
  }

  @Test func aPageWithFilesMayLoadItsOwn() {
    #expect(page("<img src=\"a/b.png\">", isSelfContained: false).body.contains("<img src=\"a/b.png\">"))
    #expect(page("<img src=\"http://a.org\">", isSelfContained: false).body.contains("<img>"))
    #expect(page("<img src=\"\\\\a.org/b\">", isSelfContained: false).body.contains("<img>"))
  }

  @Test func tagsThatNeverEndAreReadOnce() {
    for piece in ["<img src=", "<img src=\"", "<style>", "<!--", "<a b", "<"] {
      let clock = ContinuousClock()
      let time = clock.measure { _ = page("<div>" + String(repeating: piece, count: 20_000)) }
      #expect(time < .seconds(5))
    }
  }
}
