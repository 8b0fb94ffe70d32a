import ArgumentParser
import CProcessor
import Engine

/// Whether this processor has the instructions that the engine was built for.
enum Processor {
  /// Ends the program with a clear message where the engine would meet an illegal instruction.
  static func check() {
    guard Build.processorLevel > processor_level_present() else { return }
    StandardError.write(
      """
      swift-nn was built for a processor with vector instructions that this one does not have.
      Build it here, or build it with SWIFT_NN_CPU=x86-64 for any 64-bit Intel or AMD processor.

      """)
    SwiftNN.exit(withError: ExitCode(2))
  }
}
