import Foundation

/// The files of a folder and when each was last written, to see whether one was saved since.
struct WatchedFolder: Sendable, Equatable {
  private let files: [String: Stamp]

  private struct Stamp: Equatable {
    let date: Date?
    let size: Int?
  }

  /// A folder with more files is not a book, and looking at all of them would take too long.
  private static let most = 5_000

  /// What is in a folder now, hidden files left out.
  init(_ folder: URL) {
    let keys: [URLResourceKey] = [.contentModificationDateKey, .fileSizeKey]
    let found = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles, .skipsPackageDescendants])
    var files: [String: Stamp] = [:]
    while files.count < Self.most, let file = found?.nextObject() as? URL {
      let values = try? file.resourceValues(forKeys: Set(keys))
      files[file.path] = Stamp(date: values?.contentModificationDate, size: values?.fileSize)
    }
    self.files = files
  }
}
