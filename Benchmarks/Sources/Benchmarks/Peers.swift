import Foundation

/// The programs that this project is compared with, each in a process of its own that is started once
/// for each number of cores and then told what to do.
struct Peers {
  private let python: String
  private var running: [String: Peer] = [:]
  private var absent: Set<String> = []
  /// What is to be said of peers that were left out.
  private(set) var notes: [String] = []

  init(python: String) { self.python = python }

  /// Starts a peer if it is not running yet; false when it is not installed.
  mutating func start(_ name: String, cores: Int) -> Bool {
    if absent.contains(name) { return false }
    if running[key(name, cores)] != nil { return true }
    do {
      running[key(name, cores)] = try Peer(name, cores: cores, python: python)
      return true
    } catch {
      absent.insert(name)
      notes.append("\(name) is left out: \(error)")
      return false
    }
  }

  /// Has a peer do the work of a case; throws when it fails.
  func measure(_ name: String, _ benchmark: Benchmark) throws -> Measurement {
    guard let peer = running[key(name, benchmark.cores)] else { throw PeerError("\(name) is not running") }
    return try peer.measure(benchmark)
  }

  private func key(_ name: String, _ cores: Int) -> String { "\(name) \(cores)" }
}

/// What went wrong with a peer.
struct PeerError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// One Python process: a line in asks for work, a line of JSON answers.
final class Peer {
  private let process = Process()
  private let requests = Pipe()
  private let answers = Pipe()

  init(_ name: String, cores: Int, python: String) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Peers/serve.py").standardizedFileURL.path
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, script, name, String(cores)]
    process.standardInput = requests
    process.standardOutput = answers
    try process.run()
    let greeting = line()
    guard greeting == "ready" else { throw PeerError(greeting.isEmpty ? "\(python) does not run" : greeting) }
  }

  deinit {
    try? requests.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func measure(_ benchmark: Benchmark) throws -> Measurement {
    let request = "\(benchmark.name) \(benchmark.repetitions)\n"
    try requests.fileHandleForWriting.write(contentsOf: Data(request.utf8))
    let answer = line()
    guard let reply = try? JSONDecoder().decode(Reply.self, from: Data(answer.utf8)) else {
      throw PeerError("\(benchmark.name): no answer")
    }
    return Measurement(seconds: reply.seconds, bytes: reply.bytes, value: reply.value)
  }

  private struct Reply: Decodable {
    let seconds: Double
    let bytes: Int?
    let value: Double?
  }

  private func line() -> String {
    var bytes: [UInt8] = []
    while let next = try? answers.fileHandleForReading.read(upToCount: 1)?.first, next != UInt8(ascii: "\n") {
      bytes.append(next)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
