import Dispatch

/// Where a training finds threads that help with its large layers; nothing here changes a bit of the result.
public struct Helpers: Sendable {
  /// How many threads a training may use, with its own.
  public let threads: Int
  /// Runs some work on another thread; false if there is none to spare.
  public let start: @Sendable (_ work: @escaping @Sendable () -> Void) -> Bool
  /// Whether a thread that helps is wanted for other work.
  public let areWantedElsewhere: @Sendable () -> Bool

  /// Helpers that somebody lends and may want back.
  public init(
    threads: Int, start: @escaping @Sendable (_ work: @escaping @Sendable () -> Void) -> Bool,
    areWantedElsewhere: @escaping @Sendable () -> Bool
  ) {
    self.threads = threads
    self.start = start
    self.areWantedElsewhere = areWantedElsewhere
  }

  /// Helpers that nobody else wants, so that a training has `count` threads with its own.
  public static func threads(_ count: Int) -> Helpers {
    Helpers(
      threads: count,
      start: { work in
        DispatchQueue.global(qos: .userInitiated).async(execute: work)
        return true
      }, areWantedElsewhere: { false })
  }

  /// None: a training does everything on its own thread.
  public static let none = threads(1)
}
