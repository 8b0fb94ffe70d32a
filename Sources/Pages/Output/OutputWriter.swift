public import Foundation

/// Writes files below a folder so that each is, at any moment, the old one or the new one.
public struct OutputWriter: Sendable {
  /// The output folder.
  public let folder: URL

  /// What became of a set of files.
  public struct Report: Sendable {
    /// The paths that were written.
    public fileprivate(set) var written: [String] = []
    /// The paths whose content was already there.
    public fileprivate(set) var unchanged: [String] = []
    /// The paths that could not be written, and why.
    public fileprivate(set) var failures: [Failure] = []
  }

  /// A file that could not be written.
  public struct Failure: Error, Sendable {
    /// Its path below the output folder.
    public let path: String
    /// What the system says.
    public let reason: String
  }

  /// A writer into a folder, which is made when it is not there.
  public init(folder: URL) { self.folder = folder }

  /// Writes files; one that fails does not keep the others from being written.
  public func write(_ files: [OutputFile]) -> Report {
    var report = Report()
    for file in files {
      do {
        try write(file) ? report.written.append(file.path) : report.unchanged.append(file.path)
      } catch {
        report.failures.append(Failure(path: file.path, reason: error.localizedDescription))
      }
    }
    return report
  }

  private func write(_ file: OutputFile) throws -> Bool {
    let url = folder.appending(path: file.path)
    let data = Data(file.bytes)
    if FileManager.default.contents(atPath: url.path) == data { return false }
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url, options: .atomic)
    return true
  }
}
