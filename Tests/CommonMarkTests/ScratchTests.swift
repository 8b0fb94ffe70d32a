import CommonMark
import Source
import Testing
import Foundation

@Test func scratch() throws {
  guard let path = ProcessInfo.processInfo.environment["SCRATCH"] else { return }
  let text = try String(contentsOfFile: path, encoding: .utf8)
  print(outline(text))
  let d = MarkdownDocument(SourceText(name: "x", text))
  for x in d.diagnostics { print(DiagnosticPrinter().text(x, in: d.source)) }
  for n in d.nodes { if case .codeBlock(let c) = n.kind { print(c, c.lines.map { d.source.string($0) }) } }
}
