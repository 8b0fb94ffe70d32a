import ArgumentParser
import Foundation
import Source

/// The notebooks that paths on the command line stand for.
struct NotebookFiles {
  /// The notebooks in the order given; those of a folder by name.
  let files: [URL]
  /// Whether they make a book: a folder was named, or several notebooks.
  let isBook: Bool
  /// Notebooks in folders below those that were named, which are no chapters.
  let leftOut: [URL]

  /// Throws a usage error for a path that is not there, or a folder without notebooks.
  init(_ paths: [String]) throws {
    files = try paths.flatMap { path in try Self.notebooks(at: path) }
    isBook = files.count > 1 || paths.contains(where: Self.isFolder)
    leftOut = paths.filter(Self.isFolder).flatMap { Self.notebooks(below: URL(fileURLWithPath: $0)) }
  }

  /// Files with cells in the folders of a folder; one with an `index.md` is a book of its own, or what was rendered.
  private static func notebooks(below folder: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let folders = names.filter { !$0.hasPrefix(".") }.sorted().map { folder.appendingPathComponent($0) }
    return folders.filter { isFolder($0.path) }.flatMap { inner -> [URL] in
      let files = (try? notebooks(at: inner.path)) ?? []
      guard !files.contains(where: { $0.lastPathComponent == "index.md" }) else { return [] }
      return files.filter { isNotebook($0) }
    }
  }

  private static func isNotebook(_ file: URL) -> Bool {
    guard let source = try? SourceText.read(file) else { return false }
    return source.string(Span(0, source.bytes.count)).contains(#/(?:```|~~~)[ \t]*\{?swift-nn/#)
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  private static func notebooks(at path: String) throws -> [URL] {
    let url = URL(fileURLWithPath: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw ValidationError("There is no file '\(path)'.")
    }
    guard isFolder.boolValue else { return [url] }
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
    let notebooks = names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted()
    guard !notebooks.isEmpty else { throw ValidationError("The folder '\(path)' has no notebook (*.md).") }
    return notebooks.map { url.appendingPathComponent($0) }
  }
}

extension SourceText {
  /// Reads a file; bytes that are not UTF-8 text are a diagnostic, not a crash.
  static func read(_ file: URL) throws(UnreadableFile) -> SourceText {
    let name = file.relativePath
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw UnreadableFile(name: name, reason: "it cannot be opened")
    }
    let bytes = Array(data)
    if let place = bytes.firstIndex(of: 0) {
      throw UnreadableFile(name: name, reason: "it is not text: byte \(place) is zero")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw UnreadableFile(name: name, reason: "it is not UTF-8 text")
    }
    return SourceText(name: name, bytes: bytes)
  }
}

/// A file that cannot be a notebook.
struct UnreadableFile: Error {
  let name: String
  let reason: String

  /// A diagnostic in a text that stands for the file.
  var report: (source: SourceText, diagnostic: Diagnostic) {
    (
      SourceText(name: name, ""),
      Diagnostic(code: "E0001", "'\(name)' cannot be read: \(reason)", at: Span(0, 0))
    )
  }
}
