/// The letters that names such as `phi` stand for.
enum GreekLetter {
  /// The letter of a name; capital where the name is.
  static func named(_ name: some StringProtocol) -> String? {
    guard let first = name.first, let letter = letters[name.lowercased()] else { return nil }
    let isPlain = name.dropFirst().allSatisfy(\.isLowercase)
    return isPlain ? (first.isUppercase ? letter.uppercased() : letter) : nil
  }

  /// The letter that a word spells, or the word.
  static func spelled(_ word: String) -> String { named(word) ?? word }

  private static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
  ]
}

extension Character {
  /// Whether the character is a letter on the line; raised ones, as in Wᵀ, are not.
  var isNameLetter: Bool { isLetter && self != "ᵀ" }

  /// Whether the character is one of 0 to 9, on the line.
  var isDigit: Bool { ("0"..."9").contains(self) }
}

extension StringProtocol where SubSequence == Substring {
  /// A name without the digits at its end, and these, which are its index.
  func splitIndex() -> (stem: Substring, index: Substring) {
    let digits = reversed().prefix(while: \.isDigit).count
    return (dropLast(digits), suffix(digits))
  }
}
