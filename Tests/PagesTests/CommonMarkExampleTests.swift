import CommonMark
import Foundation
import Pages
import Source
import Testing

/// The examples of the CommonMark 0.30 specification.
struct CommonMarkExampleTests {
  @Test func examplesGiveTheHTMLOfLibcmark() throws {
    let path = ProcessInfo.processInfo.environment["SPEC"] ?? ""
    guard let data = FileManager.default.contents(atPath: path) else { return }
    let list = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
    for example in list {
      let text = example["markdown"] as? String ?? ""
      let html = commonMarkHTML(MarkdownDocument(SourceText(name: "", text)))
      #expect(html == referenceHTML(text), "\(example["example"] ?? "") \(text)")
    }
  }
}
