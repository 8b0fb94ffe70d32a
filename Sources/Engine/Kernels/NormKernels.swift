/// The sum of the squares of `count` numbers, in eight lanes.
func sumOfSquares(_ values: Pointer, _ count: Int) -> Double {
  sumOverLanes(count) { offset, length in
    let lanes = load(values, offset, length)
    return lanes * lanes
  }
}

/// The sum of the squared differences of `count` numbers, in eight lanes.
func sumOfSquaredDifferences(_ first: Pointer, _ second: Pointer, _ count: Int) -> Double {
  sumOverLanes(count) { offset, length in
    let lanes = load(second, offset, length) - load(first, offset, length)
    return lanes * lanes
  }
}

@inline(__always)
private func sumOverLanes(_ count: Int, _ term: (Int, Int) -> Lanes) -> Double {
  var sums = (Lanes.zero, Lanes.zero)
  var offset = 0
  while offset + 2 * laneCount <= count {
    sums.0 += term(offset, laneCount)
    sums.1 += term(offset + laneCount, laneCount)
    offset += 2 * laneCount
  }
  while offset < count {
    sums.0 += term(offset, min(laneCount, count - offset))
    offset += laneCount
  }
  return (sums.0 + sums.1).total
}

/// Up to eight numbers, and zeros behind them; nothing beyond them is read.
@inline(__always)
private func load(_ values: Pointer, _ offset: Int, _ length: Int) -> Lanes {
  if length == laneCount { return values.lanes(offset) }
  var lanes = Lanes.zero
  for lane in 0..<length { lanes[lane] = values[offset + lane] }
  return lanes
}
