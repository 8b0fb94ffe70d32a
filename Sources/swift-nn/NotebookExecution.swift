import ArgumentParser
import Foundation
import Notebook
import Source

/// Reads and runs one notebook with the options of the command line.
struct NotebookExecution {
  let options: RunOptions

  init(_ options: RunOptions) { self.options = options }

  /// The notebook after it was run; `nil` where the file cannot be read, which is reported.
  func run(
    _ file: URL, root: URL, _ bar: ProgressBar?, _ reporter: inout DiagnosticReporter
  ) throws -> (SourceText, ExecutedNotebook?) {
    guard let document = try read(file, &reporter) else {
      return (SourceText(name: file.relativePath, ""), nil)
    }
    let context = options.context(for: file, root: root, progress: bar)
    return (document.source, NotebookRunner.run(document, context))
  }

  /// The notebook as it stands, with the parameters of the command line.
  func read(_ file: URL, _ reporter: inout DiagnosticReporter) throws -> NotebookDocument? {
    do throws(UnreadableFile) {
      let document = NotebookDocument(try SourceText.read(file))
      return document.replacingParameters(options.parameters)
    } catch {
      let (source, diagnostic) = error.report
      reporter.report([diagnostic], in: source)
      return nil
    }
  }
}
