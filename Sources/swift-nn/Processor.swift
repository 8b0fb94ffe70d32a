import ArgumentParser
import Engine

/// Whether this processor has the instructions that the engine was built for.
enum Processor {
  /// Ends the program with a clear message where the engine would meet an illegal instruction.
  static func check() {
    guard let missing = Build.missingExtension else { return }
    StandardError.write(
      """
      swift-nn was built for a processor with \(missing), which this one does not have.
      Build it here, or build it with SWIFT_NN_CPU=x86-64 for any 64-bit Intel or AMD processor.

      """)
    SwiftNN.exit(withError: ExitCode(2))
  }
}
