import ArgumentParser
import Notebook

/// `swift-nn help`: the commands, or a directive or function of the language.
struct HelpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Explains a command, a directive or a function.")

  @Argument(help: "A directive such as 'train', a function such as 'softmax', or 'functions'.")
  var words: [String] = []

  func run() throws {
    guard let word = words.first else { return print(SwiftNN.helpMessage()) }
    if let page = LanguageHelp.page(for: word) { return print(page) }
    if let command = SwiftNN.configuration.subcommands.first(where: { $0.configuration.commandName == word })
    {
      return print(SwiftNN.helpMessage(for: command))
    }
    throw ValidationError(LanguageHelp.unknown(word))
  }
}
