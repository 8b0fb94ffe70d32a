import ArgumentParser
import Source

/// The command line.
@main
struct SwiftNN: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "swift-nn",
    abstract: "Writes, checks and publishes lessons about neural networks.",
    discussion: """
      A notebook is a Markdown file whose fenced 'swift-nn' blocks define data and networks, train them and \
      plot them. See 'swift-nn help DIRECTIVE' for what may stand in a block.
      """,
    subcommands: [
      RenderCommand.self, RunCommand.self, CheckCommand.self, PreviewCommand.self, NewCommand.self,
      HelpCommand.self, CleanCommand.self, DoctorCommand.self,
    ])

  static func main() async {
    Processor.check()
    refuseUnknownCommand()
    do {
      var command = try parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch {
      Self.exit(withStatusOf: error)
    }
  }

  /// Ends with 2 where the first word is no command, with the nearest one.
  private static func refuseUnknownCommand() {
    let known = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"), !known.contains(word)
    else { return }
    StandardError.write("Error: '\(word)' is not a command: \(Suggestion.hint(for: word, among: known))\n")
    Self.exit(withError: ExitCode(2))
  }

  /// Ends with 0 after help, 2 after wrong usage, and the command's own status otherwise.
  private static func exit(withStatusOf error: any Error) -> Never {
    if let status = error as? ExitCode, status != .validationFailure { Self.exit(withError: status) }
    let text = fullMessage(for: error)
    guard exitCode(for: error).isSuccess else {
      StandardError.write(text + "\n")
      Self.exit(withError: ExitCode(2))
    }
    Self.exit(withError: error)
  }
}
