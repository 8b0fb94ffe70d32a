/// The rules that turn a light picture dark and still an animated one.
///
/// Rules inside an HTML page would reach every element of it, so each is confined below a class whose name is a
/// hash of the rules: equal rules share a name, different ones never meet.
struct StyleSheet: Sendable {
  private var rules: [String] = []
  var hasAnimation = false
  /// Whether parts appear and stay.
  var hasAppearing = false

  /// The class that turns a paint dark, nil where none is needed.
  mutating func className(of paint: Paint, property: String, _ rendering: SVGRendering) -> String? {
    guard rendering.appearance == .adaptive, !paint.isFixed else { return nil }
    let rule = "{" + property + ":" + paint.dark.text + "}"
    if let index = rules.firstIndex(of: rule) { return "np-\(index)" }
    rules.append(rule)
    return "np-\(rules.count - 1)"
  }

  /// The class of the root element, nil where there are no rules.
  func scope(for rendering: SVGRendering) -> String? {
    guard !rules.isEmpty || hasAnimation else { return nil }
    let key = rules.joined() + (hasAnimation ? "!" : "") + (hasAppearing ? "+" : "")
    return "np-" + String(FNV.hash(key) & 0xFFFF_FFFF, radix: 16)
  }

  /// The text of the style sheet.
  func text(for rendering: SVGRendering, scope: String) -> String {
    var text = ""
    if hasAnimation {
      text += "@media (prefers-reduced-motion:reduce){\(stillness(scope, unless: ":not(.stepped)"))}"
      text += "@media print{\(stillness(scope))}"
    }
    guard !rules.isEmpty else { return text }
    let preferred = "@media screen and (prefers-color-scheme:dark){"
    switch rendering.placement {
    case .file: text += preferred + darkness(".\(scope)") + "}"
    case .inline:
      text += preferred + darkness(":root:not([data-theme=light]) .\(scope)") + "}"
      text += "@media screen{" + darkness("[data-theme=dark] .\(scope)") + "}"
    }
    return text
  }

  private func darkness(_ ancestor: String) -> String {
    rules.enumerated().map { "\(ancestor) .np-\($0.offset)\($0.element)" }.joined()
  }

  /// What animates an attribute yields to a rule that is important (CSS Cascade 4, section 6.1).
  private func stillness(_ scope: String, unless exception: String = "") -> String {
    ".\(scope) .np-anim{display:none}.\(scope) .np-still{display:inline}"
      + (hasAppearing ? ".\(scope)\(exception) .np-words{opacity:1!important}" : "")
  }
}

/// The hash of Fowler, Noll and Vo, variant 1a with 64 bits.
enum FNV {
  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
