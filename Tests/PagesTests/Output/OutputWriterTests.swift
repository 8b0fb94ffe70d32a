import Foundation
import Pages
import Testing

struct OutputWriterTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("pages-\(UUID().uuidString)")
  private var writer: OutputWriter { OutputWriter(folder: folder) }

  @Test func onlyWhatChangedIsWritten() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [OutputFile(path: "a/b.txt", text: "1"), OutputFile(path: "c.txt", text: "2")]
    #expect(writer.write(files).written == ["a/b.txt", "c.txt"])
    let again = writer.write([files[0], OutputFile(path: "c.txt", text: "3")])
    #expect(again.unchanged == ["a/b.txt"] && again.written == ["c.txt"] && again.failures.isEmpty)
    #expect(try String(contentsOf: folder.appendingPathComponent("c.txt"), encoding: .utf8) == "3")
  }

  @Test func aFileIsReplacedAsAWhole() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = writer.write([OutputFile(path: "a", text: "old")])
    let reader = try FileHandle(forReadingFrom: folder.appendingPathComponent("a"))
    _ = writer.write([OutputFile(path: "a", text: "new")])
    // Who opened the old file before still reads all of it: it was not written over.
    #expect(try reader.readToEnd() == Data("old".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
  }

  @Test func oneFailureDoesNotStopTheOthers() {
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = writer.write(["a", "a/b", "c"].map { OutputFile(path: $0, text: "x") })
    #expect(report.written == ["a", "c"])
    #expect(report.failures.map(\.path) == ["a/b"])
  }
}
