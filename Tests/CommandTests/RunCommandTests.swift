import Foundation
import Testing

@Suite struct RunCommandTests {
  private let program: Program

  init() throws { program = try Program() }

  private func run(_ text: String, _ options: String...) throws -> Program.Outcome {
    try program.write("a.md", text)
    return try program.run(["run", "a.md"] + options)
  }

  @Test func whatCellsShowGoesToStandardOutput() throws {
    defer { program.clean() }
    let outcome = try run("```swift-nn\nshow 1 + 1\n```\n")
    #expect(outcome.status == 0)
    #expect(outcome.output == "1 + 1 = 2\n")
    #expect(outcome.errors.isEmpty)
  }

  @Test func diagnosticsGoToStandardErrorAndTheStatusIsOne() throws {
    defer { program.clean() }
    let outcome = try run("```swift-nn\nshow nope\nshow 2\n```\n")
    #expect(outcome.status == 1)
    #expect(outcome.output == "2\n")
    #expect(outcome.errors.contains("a.md:2:6"))
  }

  @Test func jsonIsOneObjectACell() throws {
    defer { program.clean() }
    let outcome = try run(
      "```swift-nn\n#| label: lst-a\nshow 0.1 + 0.2\n```\n\n```swift-nn\nshow [1, 2]\n```\n", "--format",
      "json")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2)
    let objects = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
    #expect(objects[0]?["label"] as? String == "lst-a")
    #expect(lines[0].contains("[0.30000000000000004]"))
    #expect(objects[1]?["line"] as? Int == 6)
  }

  @Test func jsonDiagnosticsAreOneObjectALine() throws {
    defer { program.clean() }
    let outcome = try run("```swift-nn\nshow nope\n```\n", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.errors.utf8)) as? [String: Any]
    #expect(object?["code"] as? String == "E0301")
    #expect(object?["line"] as? Int == 2)
    #expect(object?["column"] as? Int == 6)
    #expect(object?["endColumn"] as? Int == 10)
  }

  @Test func parametersComeFromTheCommandLine() throws {
    defer { program.clean() }
    let outcome = try run("---\nparams:\n  n: 1\n---\n\n```swift-nn\nshow n\n```\n", "-P", "n=[1, 2]")
    #expect(outcome.output == "n = [1, 2]\n")
  }

  @Test func aFileThatIsNotTextIsADiagnostic() throws {
    defer { program.clean() }
    try Data([0x23, 0x00, 0xFF]).write(to: program.folder.appendingPathComponent("binary.md"))
    try Data([0xC3, 0x28]).write(to: program.folder.appendingPathComponent("latin.md"))
    for name in ["binary.md", "latin.md"] {
      let outcome = try program.run("run", name)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("E0001"))
    }
  }

  @Test(arguments: [
    ["run"], ["run", "missing.md"], ["nosuch"], ["run", "a.md", "--jobs", "0"], ["run", "--nosuch"],
  ])
  func wrongUsageIsTwo(arguments: [String]) throws {
    defer { program.clean() }
    try program.write("a.md", "text")
    let process = try program.run(arguments)
    #expect(process.status == 2)
    #expect(!process.errors.isEmpty)
  }

  @Test func helpComesFromTheDeclarations() throws {
    defer { program.clean() }
    let outcome = try program.run("help", "train")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("rate: NUMBER|cosine"))
    #expect(try program.run("help", "trian").errors.contains("did you mean 'train'?"))
    #expect(try program.run("help", "softmax").output.contains("softmax(x"))
  }

  @Test(arguments: [
    (["adam"], "adam(beta1, beta2, epsilon): bias-corrected moments"), (["adam"], "'optimizer' of 'train'"),
    (["dense"], "dense(units, activation)"), (["define", "network"], "  define network NAME"),
    (["define network"], "layers: ["), (["tanh"], "tanh(x)"), (["tanh"], "'activation' of 'define'"),
    (["benchmark"], "differ from run to run"),
  ])
  func helpKnowsFormsAndWords(words: [String], expected: String) throws {
    defer { program.clean() }
    let outcome = try program.run(["help"] + words)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(expected))
  }

  @Test func aMisspeltCommandHasANearestOne() throws {
    defer { program.clean() }
    let outcome = try program.run("rendr", "a.md")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "Error: 'rendr' is not a command: did you mean 'render'?\n")
  }
}
