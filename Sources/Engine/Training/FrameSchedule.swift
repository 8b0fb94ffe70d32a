/// Which states of a training are kept: many early, where training moves fast, fewer and fewer later.
struct FrameSchedule {
  /// The numbers of updates after which to keep the network, in order.
  let steps: [Int]

  /// At most `count` steps from 0 to `last`, both among them, and every step when there is room. Else they are
  /// spread evenly, after a first 0, on a scale that is linear up to about a hundredth of the training and
  /// logarithmic behind.
  init(last: Int, count: Int) {
    guard count > 0, last > 0 else {
      steps = count > 0 ? [0] : []
      return
    }
    guard count <= last else {
      steps = Array(0...last)
      return
    }
    let knee = max(Double(last) / 100, 1)
    let reach = Elementary.log(1 + Double(last) / knee)
    var steps = [0]
    for index in 1..<max(count, 2) {
      let share = Double(index) / Double(max(count - 1, 1))
      let position = knee * (Elementary.exp(reach * share) - 1)
      let step = min(max(Int(position.rounded()), 1), last)
      if step > steps[steps.count - 1] { steps.append(step) }
    }
    if steps[steps.count - 1] != last { steps.append(last) }
    self.steps = steps
  }
}
