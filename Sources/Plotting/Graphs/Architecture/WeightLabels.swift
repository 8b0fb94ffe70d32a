/// The weights of a small network written on its links, each where it hides no other number.
struct WeightLabels {
  /// A weight and the room that it takes up.
  struct Item {
    var label: Label
    var center: Point
    var box: Rect
  }

  private(set) var items: [Item] = []

  static let style = TextStyle(size: 11, paint: .ink, anchor: .middle, baseline: .middle)
  /// How far along its link a label may stand, best first: near the start, where links are still apart.
  private static let shares =
    [0.22, 0.18, 0.26, 0.14, 0.3, 0.1] + stride(from: 0.34, through: 0.9, by: 0.04)

  /// Labels for the links whose weight is known; none where they cannot all stand apart.
  ///
  /// - Parameters:
  ///   - digits: The significant digits of a weight.
  ///   - obstacles: Boxes that labels keep clear of.
  init(_ links: [Links.Link], digits: Int, avoiding obstacles: [Rect]) {
    var taken = obstacles
    for (index, link) in links.enumerated() {
      guard let weight = link.weight else { continue }
      let label = Label(NumberText.short(weight, digits: digits))
      let places = Self.shares.map { link.start.interpolated(to: link.end, $0) }
      let free = places.map { Item(label: label, center: $0, box: Self.style.box(of: label, at: $0)) }
        .filter { item in !taken.contains { $0.overlaps(item.box.expanded(by: 1)) } }
      let best = free.min { Self.hidden(by: $0, links, index) < Self.hidden(by: $1, links, index) }
      guard let best else {
        items = []
        return
      }
      items.append(best)
      taken.append(best.box)
    }
  }

  /// How many other links a label would hide a part of.
  private static func hidden(by item: Item, _ links: [Links.Link], _ own: Int) -> Int {
    links.indices.count { $0 != own && links[$0].passes(item.box) }
  }
}

extension Links.Link {
  /// Whether the link leads through a box.
  fileprivate func passes(_ box: Rect) -> Bool {
    let height = { (x: Double) in
      start.y + (end.y - start.y) * min(max((x - start.x) / (end.x - start.x), 0), 1)
    }
    guard end.x > start.x, box.maxX > start.x, box.minX < end.x else { return false }
    let (left, right) = (height(box.minX), height(box.maxX))
    return max(left, right) > box.minY && min(left, right) < box.maxY
  }
}

extension Point {
  /// The point at a share of the way to another.
  fileprivate func interpolated(to end: Point, _ share: Double) -> Point {
    Point(x + share * (end.x - x), y + share * (end.y - y))
  }
}
