import CDuktape

/// A JavaScript engine of its own; it sees no file, no network and no other engine.
struct JavaScriptEngine: ~Copyable {
  private let context: OpaquePointer

  /// Why a script failed.
  struct Failure: Error {
    let message: String
  }

  /// Throws where there is no memory for an engine.
  init() throws(Failure) {
    guard let context = duk_create_heap(nil, nil, nil, nil, nil) else {
      throw Failure(message: "there is no memory for a JavaScript engine")
    }
    self.context = context
  }

  deinit { duk_destroy_heap(context) }

  /// Runs a script and drops its value.
  func run(_ script: String) throws(Failure) {
    defer { duk_pop(context) }
    guard evaluate(script) == 0 else { throw Failure(message: top) }
  }

  /// Calls a global function with texts and gives its value as text.
  func call(_ function: String, _ arguments: [String]) throws(Failure) -> String {
    defer { duk_pop(context) }
    duk_get_global_string(context, function)
    for argument in arguments { push(argument) }
    guard duk_pcall(context, Int32(arguments.count)) == 0 else { throw Failure(message: top) }
    return top
  }

  private func evaluate(_ script: String) -> Int32 {
    var script = script
    return script.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        duk_eval_raw(context, characters.baseAddress, characters.count, Self.evaluationFlags)
      }
    }
  }

  /// The flags of the macro `duk_peval_lstring`.
  private static let evaluationFlags = duk_uint_t(
    DUK_COMPILE_EVAL | DUK_COMPILE_NOSOURCE | DUK_COMPILE_SAFE | DUK_COMPILE_NOFILENAME)

  private func push(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        _ = duk_push_lstring(context, characters.baseAddress, characters.count)
      }
    }
  }

  /// The value on top of the stack as text.
  private var top: String {
    var length = 0
    guard let characters = duk_safe_to_lstring(context, -1, &length) else { return "" }
    return UnsafeBufferPointer(start: characters, count: length).withMemoryRebound(to: UInt8.self) {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
