import ArgumentParser
import Notebook

/// `swift-nn help`: the commands, or a directive or function of the language.
struct HelpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Explains a command, a directive, a function or a word of the language.")

  @Argument(
    help: "A directive such as 'train', one of its forms, a word such as 'adam', a function, or 'functions'.")
  var words: [String] = []

  func run() throws {
    let word = words.joined(separator: " ")
    guard !word.isEmpty else { return print(SwiftNN.helpMessage()) }
    if let page = LanguageHelp.page(for: word) { return print(page) }
    if let command = SwiftNN.configuration.subcommands.first(where: { $0.configuration.commandName == word })
    {
      return print(SwiftNN.helpMessage(for: command))
    }
    throw ValidationError(LanguageHelp.unknown(word))
  }
}
