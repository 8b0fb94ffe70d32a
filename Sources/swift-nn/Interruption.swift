import ArgumentParser
import Foundation
import Synchronization

/// Whether the user asked the program to stop.
enum Interruption {
  private static let requests = Atomic<Int>(0)

  static var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }

  /// Ends the program, with nothing written, where the user asked it to stop.
  static func endIfRequested() throws {
    guard isRequested else { return }
    StandardError.write("interrupted; nothing was written\n")
    throw ExitCode(130)
  }

  /// Turns the first Ctrl-C into a request that work in progress sees; a second one ends the program.
  static func install() {
    signal(SIGINT) { _ in
      if Interruption.requests.add(1, ordering: .relaxed).newValue > 1 { _exit(130) }
    }
    signal(SIGPIPE, SIG_DFL)
  }
}
