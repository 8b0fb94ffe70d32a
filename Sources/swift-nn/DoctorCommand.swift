import ArgumentParser
import CProcessor
import Engine
import Foundation
import MathTypesetting

/// `swift-nn doctor`: whether everything that rendering needs is there.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Says whether everything that rendering needs is there.")

  func run() throws {
    print(
      "processor: \(Self.level(processor_level_present())); built for \(Self.level(Build.processorLevel))")
    print("cores: \(ProcessInfo.processInfo.activeProcessorCount)")
    guard let katex = KaTeXInstallation.find() else {
      print("formulas: KaTeX is not installed (Debian: apt-get install libjs-katex fonts-katex)")
      throw ExitCode.failure
    }
    print("formulas: KaTeX in \(katex.folder)")
  }

  private static func level(_ level: Int32) -> String {
    switch level {
    case 2: "AVX-512"
    case 1: "AVX2 with FMA"
    default: "no vector instructions that the engine makes use of"
    }
  }
}
