import Engine
import Testing

@Suite("Recorded frames")
struct FrameTests {
  @Test(
    "frames begin at 0, end at the last step, rise, and are no more than asked for",
    arguments: [1, 2, 3, 10, 60], [0, 1, 2, 9, 100, 777])
  func properties(_ count: Int, _ steps: Int) throws {
    let frames = try frames(count, steps)
    #expect(frames.first == 0)
    #expect(zip(frames, frames.dropFirst()).allSatisfy { $0 < $1 })
    #expect(frames.count <= max(count, 2))
    #expect(count == 1 || frames.last == steps)
  }

  @Test("early frames lie closer than late ones")
  func spacing() throws {
    let frames = try frames(20, 1000)
    let gaps = zip(frames.dropFirst(), frames).map { $0 - $1 }
    #expect(frames.count == 20)
    #expect(gaps.prefix(3).allSatisfy { $0 <= 5 })
    #expect(gaps.suffix(3).allSatisfy { $0 >= 100 })
  }

  @Test("none are kept when none are wanted; all when there is room")
  func extremes() throws {
    #expect(try frames(0, 50) == [])
    #expect(try frames(10_000, 50) == Array(0...50))
    #expect(try frames(51, 50) == Array(0...50))
    #expect(try frames(1_000_000_000, 5) == Array(0...5))
  }

  private func frames(_ count: Int, _ steps: Int) throws -> [Int] {
    var generator = Generator.swiftNN(seed: 1)
    let network = try Network(
      inputs: 1, layers: [.dense(units: 1, activation: .identity)], generator: &generator)
    let data = try Dataset(x: Tensor([1]), y: Tensor([2]))
    let options = TrainingOptions(length: .steps(steps), frameCount: count)
    return try Training.run(network, on: data, options: options, generator: &generator).frames.map(\.step)
  }
}
