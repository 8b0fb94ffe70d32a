/// Things from several expressions, such as one of each run of a sweep, with what each is called.
struct NamedGroups<Value> {
  typealias Member = (name: String, value: Value)

  private var groups: [(title: String, members: [Member])] = []

  /// Adds what an expression stands for.
  ///
  /// - Parameter title: What the author calls all of it.
  mutating func append(_ title: String, _ members: [Member]) { groups.append((title, members)) }

  /// All of them; where two expressions have a name in common, as those of one sweep have, each name begins with that
  /// of its expression.
  var members: [Member] {
    let names = groups.flatMap { Set($0.members.map(\.name)) }
    guard Set(names).count < names.count else { return groups.flatMap(\.members) }
    return groups.flatMap { title, members in
      members.map { (members.count == 1 ? title : "\(title), \($0.name)", $0.value) }
    }
  }
}
