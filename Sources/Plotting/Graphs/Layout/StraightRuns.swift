/// The runs of bends and labels that are drawn straight: for each item the first item of its run.
///
/// Between two ranks as many segments of long edges as possible, none of which cross, are straight; straight
/// lines that do not cross can all be drawn so at once.
func straightRuns(_ layering: Layering, ordering: Ordering) -> [Int] {
  var inner = Array(repeating: [Layering.Segment](), count: layering.rankCount)
  for segment in layering.segments {
    let (upper, lower) = (layering.items[segment.upper], layering.items[segment.lower])
    if upper.kind != .node, lower.kind != .node { inner[upper.rank].append(segment) }
  }
  var run = Array(layering.items.indices)
  for segments in inner {
    let sorted = segments.sorted { ordering.position[$0.upper] < ordering.position[$1.upper] }
    let straight = longestIncreasingRun(sorted.map { ordering.position[$0.lower] })
    for index in straight { run[sorted[index].lower] = run[sorted[index].upper] }
  }
  return run
}

/// The places of a longest increasing subsequence.
///
/// Fredman, "On computing the length of longest increasing subsequences" (1975).
package func longestIncreasingRun(_ values: [Int]) -> [Int] {
  var ends: [Int] = []
  var previous = Array(repeating: -1, count: values.count)
  for (index, value) in values.enumerated() {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if values[ends[middle]] < value { low = middle + 1 } else { high = middle }
    }
    if low > 0 { previous[index] = ends[low - 1] }
    if low == ends.count { ends.append(index) } else { ends[low] = index }
  }
  var run: [Int] = []
  var index = ends.last ?? -1
  while index >= 0 {
    run.append(index)
    index = previous[index]
  }
  return run.reversed()
}
