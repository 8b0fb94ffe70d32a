import Source

/// Where inlines go: the nodes, and what a paragraph turns out to hold besides.
struct InlineSink {
  let source: SourceText
  var builder = NodeBuilder()
  var entities = Entities()
  /// The callout that the paragraph's first line announces.
  var callout: Callout?
  /// The table that the paragraph ends with.
  var table: TableMask?
  /// The label that the heading or caption ends with.
  var label: Label?
  /// Whether a label at the end belongs to what is being read.
  var acceptsLabel = false
  /// Set when a line ending next belongs to a mark that is not shown.
  private var dropsLineEnding = false

  init(source: SourceText) { self.source = source }

  /// The callout that the paragraph which ends here began, and with it the line ending that it would have swallowed.
  mutating func takeCallout() -> Callout? {
    defer {
      callout = nil
      dropsLineEnding = false
    }
    return callout
  }

  /// Adds a line ending.
  mutating func lineEnding(_ kind: Node.Kind, at span: Span) {
    if dropsLineEnding {
      dropsLineEnding = false
      return
    }
    builder.leaf(kind, at: span)
  }

  /// Adds what a mask stands for.
  mutating func read(_ mask: Mask) {
    switch mask.kind {
    case .math(let tex, let isDisplay):
      builder.leaf(.math(tex: tex, isDisplay: isDisplay, label: nil), at: mask.span)
    case .footnoteReference(let name): builder.leaf(.footnoteReference(name: name), at: mask.span)
    case .reference(let label): builder.leaf(.reference(label: label), at: mask.span)
    case .citation(let works): builder.leaf(.citation(works), at: mask.span)
    case .footnoteMarker: break
    case .label(let label): read(label)
    case .words: builder.append(text: source.bytes[mask.span.lower..<mask.span.upper], at: mask.span)
    case .callout(let callout):
      self.callout = callout
      dropsLineEnding = true
    }
  }

  /// Gives a label to the image or formula before it, or to the heading around it; else it is words.
  private mutating func read(_ label: Label) {
    if let id = builder.lastClosed, attach(label, to: id) { return }
    if acceptsLabel {
      self.label = label
      builder.trimEnd()
    } else {
      builder.append(text: source.bytes[label.span.lower..<label.span.upper], at: label.span)
    }
  }

  private mutating func attach(_ label: Label, to id: Int) -> Bool {
    switch builder.nodes[id].kind {
    case .image(let url, let title, nil):
      builder.change(id, to: .image(url: url, title: title, label: label))
    case .math(let tex, true, nil):
      builder.dropBlanks()
      builder.change(id, to: .math(tex: tex, isDisplay: true, label: label))
    default: return false
    }
    builder.extend(id, to: label.span.upper)
    return true
  }
}
