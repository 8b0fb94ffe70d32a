import ArgumentParser
import Foundation
import Notebook
import Pages
import Source

/// Runs the notebooks of a book and renders them.
struct BookExecution {
  let run: RunOptions
  /// What is written; where files and formulas are is filled in.
  let pages: BookOptions

  /// The files of all notebooks that can be read; diagnostics are reported as they come.
  func render(_ paths: [String], _ reporter: inout DiagnosticReporter) throws -> RenderedNotebooks {
    let notebooks = try NotebookFiles(paths)
    let files = notebooks.files
    reporter.report(leftOut: notebooks.leftOut)
    let root = Self.commonFolder(of: files)
    let bar = ProgressBar(isQuiet: run.quiet)
    let execution = NotebookExecution(run)
    var chapters: [Chapter] = []
    var folders: [String: URL] = [:]
    for file in files where !Interruption.isRequested {
      let (_, executed) = try execution.run(file, root: root, bar, &reporter)
      guard let executed else { continue }
      let name = Self.uniqueName(of: file, among: folders)
      chapters.append(Chapter(name: name, notebook: executed))
      folders[name] = file.deletingLastPathComponent()
    }
    bar?.clear()
    try Interruption.endIfRequested()
    chapters = Self.ordered(chapters)
    let options = bookOptions(folders, root: root, isBook: notebooks.isBook)
    let others = notebooks.isBook ? [] : Self.neighbours(of: chapters, files)
    let rendered = Book(chapters, others: others, options: options).render()
    for chapter in chapters {
      let all = chapter.notebook.diagnostics + (rendered.diagnostics[chapter.name] ?? [])
      reporter.report(all.sorted { $0.span.lower < $1.span.lower }, in: chapter.notebook.document.source)
    }
    for file in rendered.fileReports { reporter.report(file.diagnostics, in: file.source) }
    return RenderedNotebooks(
      files: rendered.files, chapters: chapters.count, isBook: notebooks.isBook)
  }

  private func bookOptions(_ folders: [String: URL], root: URL, isBook: Bool) -> BookOptions {
    var options = pages
    options.hasIndex = isBook
    options.readFile = { chapter, path in
      guard let folder = folders[chapter] else { return nil }
      return BookFile.read(path, from: folder, below: root)
    }
    return options
  }

  /// The other notebooks of a notebook's folder, read but not run, where it refers to what is not its own.
  private static func neighbours(of chapters: [Chapter], _ files: [URL]) -> [Chapter] {
    guard let file = files.first, chapters.contains(where: \.refersToOthers) else { return [] }
    let folder = try? NotebookFiles([file.deletingLastPathComponent().path])
    let others = folder?.files.filter { $0.lastPathComponent != file.lastPathComponent } ?? []
    return others.compactMap { other in
      guard let source = try? SourceText.read(other) else { return nil }
      let name = other.deletingPathExtension().lastPathComponent
      return Chapter(name: name, notebook: ExecutedNotebook(notRun: NotebookDocument(source)))
    }
  }

  /// Chapters with an order first, by that; the others as they were given.
  private static func ordered(_ chapters: [Chapter]) -> [Chapter] {
    chapters.enumerated().sorted { a, b in
      let first = a.element.notebook.document.frontMatter.order ?? .infinity
      let second = b.element.notebook.document.frontMatter.order ?? .infinity
      return (first, a.offset) < (second, b.offset)
    }.map(\.element)
  }

  /// The name of a notebook's page; a second notebook of a name gets its folder's name in front.
  static func uniqueName(of file: URL, among taken: [String: URL]) -> String {
    let name = file.deletingPathExtension().lastPathComponent
    guard taken[name] != nil || name == "index" else { return name }
    return file.deletingLastPathComponent().lastPathComponent + "-" + name
  }

  /// The deepest folder that holds all files: the book's.
  private static func commonFolder(of files: [URL]) -> URL {
    let folders = files.map { $0.deletingLastPathComponent().standardizedFileURL.pathComponents }
    var common = folders.first ?? ["/"]
    for folder in folders {
      common = zip(common, folder).prefix { $0 == $1 }.map(\.0)
    }
    return URL(fileURLWithPath: "/" + common.dropFirst().joined(separator: "/"))
  }
}

/// What notebooks were rendered to.
struct RenderedNotebooks {
  let files: [OutputFile]
  let chapters: Int
  /// Whether the files are all that belongs into the output folder.
  let isBook: Bool
}

/// Reads files that a notebook names, none from outside its book.
enum BookFile {
  static func read(_ path: String, from folder: URL, below root: URL) -> [UInt8]? {
    let file = folder.appendingPathComponent(path).standardizedFileURL.resolvingSymlinksInPath()
    let root = root.standardizedFileURL.resolvingSymlinksInPath().path
    guard file.path.hasPrefix(root.hasSuffix("/") ? root : root + "/") else { return nil }
    return FileManager.default.contents(atPath: file.path).map(Array.init)
  }
}

/// Where what was computed is kept between runs.
enum CacheFolder {
  /// The program's own folder below the user's caches.
  static var url: URL? {
    let environment = ProcessInfo.processInfo.environment
    if let base = environment["XDG_CACHE_HOME"], base.hasPrefix("/") {
      return URL(fileURLWithPath: base).appendingPathComponent("swift-nn")
    }
    return environment["HOME"].map { URL(fileURLWithPath: $0).appendingPathComponent(".cache/swift-nn") }
  }

  /// Where formulas are kept.
  static var formulas: URL? { url?.appendingPathComponent("formulas") }
}
