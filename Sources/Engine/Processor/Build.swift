import CProcessor

/// What this build of the engine assumes of the processor.
public enum Build {
  /// The vector instructions it was compiled for, as a level that grows with them.
  public static var processorLevel: Int32 { processor_level_assumed() }

  /// An extension of the instruction set that this build may use and this processor lacks, if there is one.
  public static var missingExtension: String? { processor_missing_extension().map { String(cString: $0) } }
}
