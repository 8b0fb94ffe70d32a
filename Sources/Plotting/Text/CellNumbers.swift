/// The numbers of a matrix, written so that they can be compared.
package enum CellNumbers {
  /// More decimals than this are written only where a number needs them.
  private static let mostDecimals = 3
  /// Larger numbers than this are written in full only where they are whole.
  private static let largest = 1e9

  /// The numbers that three decimals show, and that are not longer for them than others.
  private static let coarse = 5e-4..<100

  /// The share of a number that rounding may move it by.
  private static let tolerance = 5e-4

  /// Whole numbers in full, others with equally many decimals, or where these would be many with as many digits each as
  /// it needs; nothing for what is not finite.
  package static func texts(_ values: [Double]) -> [String] {
    let finite = values.filter(\.isFinite)
    let isSmall = finite.allSatisfy { abs($0) < largest }
    let isWhole = isSmall && finite.allSatisfy { $0 == $0.rounded() }
    let digits = isWhole ? 15 : Domain.extent(finite).map(TrueNumbers.digits) ?? 2
    let short = values.map { $0.isFinite ? NumberText.short($0, digits: digits) : "" }
    let needed = short.map { $0.split(separator: ".").dropFirst().first?.count ?? 0 }.max() ?? 0
    // A few small numbers among others may be rounded to the decimals of those, if they are still no 0.
    let isRounded = finite.allSatisfy { $0 == 0 || coarse.contains(abs($0)) }
    let most = isRounded && finite.contains { abs($0) >= 1 } ? min(needed, mostDecimals) : needed
    guard isSmall, !isWhole, most <= mostDecimals, !short.contains(where: { $0.contains("×") }) else {
      return isWhole ? short : values.map { $0.isFinite ? alone($0, digits: digits) : "" }
    }
    let isNearWhole = finite.allSatisfy { abs($0 - $0.rounded()) <= tolerance * abs($0) }
    let decimals = isNearWhole ? most : max(most, 1)
    return values.map { fixed($0, decimals: decimals) }
  }

  /// Which parts of the largest number may be written as 0 for want of room: those whose colour hardly tells them from
  /// 0, then any that its two digits leave no digit.
  package static let lostShares = [0.01, 0.05]

  /// The numbers with fewer and fewer decimals, as long as the largest keeps two digits and none becomes 0 that is not
  /// tiny beside it; for cells that are too narrow for ``texts(_:)``.
  ///
  /// - Parameter share: Up to which part of the largest a number may become 0.
  package static func shorter(_ values: [Double], losing share: Double) -> [[String]] {
    let finite = values.filter(\.isFinite)
    guard let greatest = finite.map(abs).max(), greatest < largest else { return [] }
    let usual = texts(values)
    return (0...mostDecimals).reversed().compactMap { decimals in
      let unit = units[decimals]
      let isShown = finite.allSatisfy { abs($0) <= share * greatest || abs($0 * unit).rounded() >= 1 }
      guard isShown, (greatest * unit).rounded() >= 10 else { return nil }
      let texts = values.map { fixed($0, decimals: decimals) }
      return zip(texts, usual).contains { $0.count < $1.count } ? texts : nil
    }
  }

  /// A number with so many decimals; nothing for what is not finite.
  private static func fixed(_ value: Double, decimals: Int) -> String {
    value.isFinite
      ? NumberText.fixed(Int((value * units[decimals]).rounded()), exponent: -decimals) : ""
  }

  /// 1 over the smallest number that is shown with so many decimals.
  private static let units = [1.0, 10, 100, 1_000]

  /// A number beside others of other sizes: from 10 on, the digits before the point are those of the number, and four at
  /// least are shown; one that is rounded keeps its last zeros.
  private static func alone(_ value: Double, digits: Int) -> String {
    let digits = abs(value) < 10 ? digits : max(digits, 4)
    let text = NumberText.shortOrWhole(value, digits: digits)
    let shown = text.filter(\.isNumber).drop { $0 == "0" }.count
    let isExact = NumberText.roundedOrWhole(value, digits: digits) == value
    guard !isExact, shown < digits, !text.contains("×") else { return text }
    return text + (text.contains(".") ? "" : ".") + String(repeating: "0", count: digits - shown)
  }
}
