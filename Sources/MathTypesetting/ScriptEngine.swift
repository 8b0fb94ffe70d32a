import CDuktape

/// A JavaScript engine with a bounded heap; freed with its owner.
///
/// Duktape cannot be told how long to run, but whatever runs without end allocates without end. So the
/// engine is given memory and a number of allocations for each call, and fails when it exceeds them:
/// the same input fails at the same place on every machine.
struct ScriptEngine: ~Copyable {
  private let context: OpaquePointer
  private let budget: UnsafeMutablePointer<AllocationBudget>

  private init(context: OpaquePointer, budget: UnsafeMutablePointer<AllocationBudget>) {
    self.context = context
    self.budget = budget
  }

  /// An engine that has run a script, or `nil` when that fails.
  static func running(_ script: [UInt8]) -> ScriptEngine? {
    let budget = UnsafeMutablePointer<AllocationBudget>.allocate(capacity: 1)
    budget.initialize(to: AllocationBudget())
    guard
      let context = duk_create_heap(budgetedAllocate, budgetedReallocate, budgetedFree, budget, nil)
    else {
      budget.deallocate()
      return nil
    }
    let engine = ScriptEngine(context: context, budget: budget)
    return engine.evaluate(script) ? consume engine : nil
  }

  deinit {
    budget.pointee.refill()
    duk_destroy_heap(context)
    budget.deinitialize(count: 1)
    budget.deallocate()
  }

  private func evaluate(_ script: [UInt8]) -> Bool {
    let status = script.withUnsafeBytes { bytes in
      duk_eval_raw(
        context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count,
        duk_uint_t(DUK_COMPILE_EVAL | DUK_COMPILE_SAFE | DUK_COMPILE_NOSOURCE | DUK_COMPILE_NOFILENAME))
    }
    duk_pop_n(context, 1)
    return status == 0
  }

  /// Calls a global function with one text and gives the text it returns, or `nil` when it fails.
  func call(_ function: String, _ argument: String) -> String? {
    budget.pointee.refill()
    guard duk_get_global_lstring(context, function, function.utf8.count) != 0 else {
      duk_pop_n(context, 1)
      return nil
    }
    defer { duk_pop_n(context, 1) }
    _ = duk_push_lstring(context, argument, argument.utf8.count)
    guard duk_pcall(context, 1) == 0 else { return nil }
    var length = 0
    guard let text = duk_get_lstring(context, -1, &length) else { return nil }
    return text.withMemoryRebound(to: UInt8.self, capacity: length) {
      String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
    }
  }
}

/// What one call may still allocate.
private struct AllocationBudget {
  /// KaTeX itself takes about 6 MB; a formula of a page a tenth of that.
  static let bytes = 256 << 20
  /// Setting the longest formula of a textbook takes about 10⁵.
  static let allocations = 4_000_000

  var bytesLeft = bytes
  var allocationsLeft = allocations

  mutating func refill() { allocationsLeft = Self.allocations }

  mutating func take(_ size: Int) -> Bool {
    guard size <= bytesLeft, allocationsLeft > 0 else { return false }
    bytesLeft -= size
    allocationsLeft -= 1
    return true
  }
}

/// Each block is preceded by its size, so that the heap can be bounded.
private let header = 16

private func budgetedAllocate(_ data: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer? {
  guard let budget = data?.assumingMemoryBound(to: AllocationBudget.self), size > 0,
    budget.pointee.take(size)
  else { return nil }
  let block = UnsafeMutableRawPointer.allocate(byteCount: size + header, alignment: 16)
  block.storeBytes(of: size, as: Int.self)
  return block + header
}

private func budgetedReallocate(
  _ data: UnsafeMutableRawPointer?, _ block: UnsafeMutableRawPointer?, _ size: Int
) -> UnsafeMutableRawPointer? {
  guard let block else { return budgetedAllocate(data, size) }
  guard size > 0 else {
    budgetedFree(data, block)
    return nil
  }
  guard let moved = budgetedAllocate(data, size) else { return nil }
  let old = (block - header).load(as: Int.self)
  moved.copyMemory(from: block, byteCount: min(old, size))
  budgetedFree(data, block)
  return moved
}

private func budgetedFree(_ data: UnsafeMutableRawPointer?, _ block: UnsafeMutableRawPointer?) {
  guard let block, let budget = data?.assumingMemoryBound(to: AllocationBudget.self) else { return }
  let start = block - header
  budget.pointee.bytesLeft += start.load(as: Int.self)
  start.deallocate()
}
