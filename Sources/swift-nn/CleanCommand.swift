import ArgumentParser
import Foundation

/// `swift-nn clean`: forgets what is kept between runs.
struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Removes what is kept between runs.")

  func run() throws {
    guard let folder = CacheFolder.url, FileManager.default.fileExists(atPath: folder.path) else {
      return print("Nothing is kept.")
    }
    do {
      try FileManager.default.removeItem(at: folder)
      print("Removed \(folder.path)")
    } catch {
      StandardError.write("error: '\(folder.path)' cannot be removed\n")
      throw ExitCode.failure
    }
  }
}
