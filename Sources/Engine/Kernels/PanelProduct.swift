import CProcessor

/// target = left · right or target += left · right, for matrices that are read through strides.
///
/// Panels of both matrices are packed so that the tile reads them in order. Every entry is a chain of
/// fused multiply-adds over the inner index, in order, started from zero or the target's value: neither the
/// tile, nor the panels, nor the number of threads changes a bit.
///
/// Source: K. Goto and R. van de Geijn, "Anatomy of high-performance matrix multiplication", ACM TOMS
/// 34 (2008).
struct PanelProduct: @unchecked Sendable {
  /// A matrix in memory that the caller owns for the time of the product.
  struct Matrix: @unchecked Sendable {
    let start: Pointer
    let rowStride: Int
    let columnStride: Int
  }

  let rows: Int
  let columns: Int
  let depth: Int
  let left: Matrix
  let right: Matrix
  /// The product; its rows are contiguous and `targetStride` apart.
  let target: Pointer
  let targetStride: Int
  /// Whether the product is added to what stands in the target.
  let accumulates: Bool

  /// The columns of a panel of the right matrix and the rows of a panel of the left one.
  private static let panelColumns = 512
  private static let panelRows = 96

  /// The inner extent of the panels: the least equal parts of at most 288.
  private var panelDepth: Int {
    let panels = max((depth + 287) / 288, 1)
    return (depth + panels - 1) / panels
  }

  /// Whether a product is large enough for packing to pay.
  static func pays(rows: Int, columns: Int, depth: Int) -> Bool {
    columns >= 16 && rows >= 4 && depth >= 16 && rows * depth >= 4096
  }

  /// Computes the product; the team shares the rows or the columns, whichever are more.
  func run(by team: Team) {
    if Int(processor_level_assumed()) == PROCESSOR_AVX512 {
      share(WideTile.self, team)
    } else {
      share(NarrowTile.self, team)
    }
  }

  @inline(__always)
  private func share<Tile: MatrixTile>(_ tile: Tile.Type, _ team: Team) {
    let sharesRows = rows >= columns
    let (lines, width) = sharesRows ? (rows, Tile.rows) : (columns, Tile.columns)
    let strips = (lines + width - 1) / width
    let parts = max(min(team.threads, strips), 1)
    team.share(parts) { part in
      let share = strips * part / parts * width..<min(strips * (part + 1) / parts * width, lines)
      multiply(tile, sharesRows ? share : 0..<rows, sharesRows ? 0..<columns : share)
    }
  }

  @inline(__always)
  private func multiply<Tile: MatrixTile>(_ tile: Tile.Type, _ rows: Range<Int>, _ columns: Range<Int>) {
    let panelDepth = self.panelDepth
    let rightPanel = Region(
      uninitialized: panelDepth * (min(Self.panelColumns, columns.count) + Tile.columns))
    let leftPanel = Region(uninitialized: panelDepth * (min(Self.panelRows, rows.count) + Tile.rows))
    let edge = Region(count: Tile.rows * Tile.columns)
    for column in stride(from: columns.lowerBound, to: columns.upperBound, by: Self.panelColumns) {
      let columnRange = column..<min(column + Self.panelColumns, columns.upperBound)
      for term in stride(from: 0, to: depth, by: panelDepth) {
        let terms = term..<min(term + panelDepth, depth)
        pack(
          right.start, columnRange, terms, right.columnStride, right.rowStride, Tile.columns,
          rightPanel.base)
        for row in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.panelRows) {
          let rowRange = row..<min(row + Self.panelRows, rows.upperBound)
          pack(left.start, rowRange, terms, left.rowStride, left.columnStride, Tile.rows, leftPanel.base)
          multiplyPanels(
            tile, rowRange, columnRange, terms, leftPanel.base, rightPanel.base, edge.base)
        }
      }
    }
  }

  @inline(__always)
  private func multiplyPanels<Tile: MatrixTile>(
    _ tile: Tile.Type, _ rows: Range<Int>, _ columns: Range<Int>, _ terms: Range<Int>, _ left: Pointer,
    _ right: Pointer, _ edge: Pointer
  ) {
    let depth = terms.count
    let isFirst = terms.lowerBound == 0 && !accumulates
    for column in stride(from: columns.lowerBound, to: columns.upperBound, by: Tile.columns) {
      let width = min(Tile.columns, columns.upperBound - column)
      let rightStrip = right + (column - columns.lowerBound) * depth
      for row in stride(from: rows.lowerBound, to: rows.upperBound, by: Tile.rows) {
        let height = min(Tile.rows, rows.upperBound - row)
        let leftStrip = left + (row - rows.lowerBound) * depth
        let corner = target + row * targetStride + column
        if width == Tile.columns && height == Tile.rows {
          Tile.multiply(depth, leftStrip, rightStrip, corner, targetStride, isFirst: isFirst)
        } else {
          copy(corner, targetStride, edge, Tile.columns, height, width)
          Tile.multiply(depth, leftStrip, rightStrip, edge, Tile.columns, isFirst: isFirst)
          copy(edge, Tile.columns, corner, targetStride, height, width)
        }
      }
    }
  }

  /// Packs lines (rows of the left, columns of the right matrix) into strips of `width` lines, term
  /// after term, with zeros for the lines that are missing from the last strip.
  @inline(__always)
  private func pack(
    _ source: Pointer, _ lines: Range<Int>, _ terms: Range<Int>, _ lineStride: Int, _ termStride: Int,
    _ width: Int, _ panel: Pointer
  ) {
    let origin = source + lines.lowerBound * lineStride + terms.lowerBound * termStride
    let (depth, whole) = (terms.count, lines.count / width)
    if lineStride == 1 {
      packContiguous(origin, whole, depth, termStride, width, panel)
    } else {
      for strip in 0..<whole {
        let (origin, target) = (origin + strip * width * lineStride, panel + strip * width * depth)
        if termStride == 1 {
          packTransposed(origin, depth, lineStride, width, target)
        } else {
          packStrided(origin, depth, lineStride, termStride, width, target)
        }
      }
    }
    let filled = lines.count - whole * width
    guard filled > 0 else { return }
    packEdge(
      origin + whole * width * lineStride, filled, depth, lineStride, termStride, width,
      panel + whole * width * depth)
  }

  /// Packs strips of lines whose entries of one term stand side by side, in the order of memory.
  @inline(__always)
  private func packContiguous(
    _ origin: Pointer, _ strips: Int, _ depth: Int, _ termStride: Int, _ width: Int, _ panel: Pointer
  ) {
    for term in 0..<depth {
      for strip in 0..<strips {
        let (source, target) = (
          origin + term * termStride + strip * width, panel + (strip * depth + term) * width
        )
        for offset in stride(from: 0, to: width, by: 4) { target.store(source.quad(offset), offset) }
      }
    }
  }

  /// Packs lines whose entries stand side by side, four terms of four lines at a time.
  @inline(__always)
  private func packTransposed(
    _ origin: Pointer, _ terms: Int, _ lineStride: Int, _ width: Int, _ panel: Pointer
  ) {
    for term in stride(from: 0, to: terms & ~3, by: 4) {
      for line in stride(from: 0, to: width, by: 4) {
        let (source, target) = (origin + line * lineStride + term, panel + term * width + line)
        let block = SIMD16(
          lowHalf: SIMD8(lowHalf: source.quad(0), highHalf: source.quad(lineStride)),
          highHalf: SIMD8(lowHalf: source.quad(2 * lineStride), highHalf: source.quad(3 * lineStride)))
        target.store(block.evenHalf.evenHalf, 0)
        target.store(block.oddHalf.evenHalf, width)
        target.store(block.evenHalf.oddHalf, 2 * width)
        target.store(block.oddHalf.oddHalf, 3 * width)
      }
    }
    let rest = terms & ~3
    packStrided(origin + rest, terms - rest, lineStride, 1, width, panel + rest * width)
  }

  @inline(__always)
  private func packStrided(
    _ origin: Pointer, _ terms: Int, _ lineStride: Int, _ termStride: Int, _ width: Int, _ panel: Pointer
  ) {
    for term in 0..<terms {
      let (source, target) = (origin + term * termStride, panel + term * width)
      for offset in 0..<width { target[offset] = source[offset * lineStride] }
    }
  }

  private func packEdge(
    _ origin: Pointer, _ filled: Int, _ terms: Int, _ lineStride: Int, _ termStride: Int, _ width: Int,
    _ panel: Pointer
  ) {
    panel.update(repeating: 0, count: width * terms)
    for term in 0..<terms {
      let (source, target) = (origin + term * termStride, panel + term * width)
      for offset in 0..<filled { target[offset] = source[offset * lineStride] }
    }
  }

  private func copy(
    _ source: Pointer, _ sourceStride: Int, _ target: Pointer, _ targetStride: Int, _ rows: Int,
    _ columns: Int
  ) {
    for row in 0..<rows {
      (target + row * targetStride).update(from: source + row * sourceStride, count: columns)
    }
  }
}
