import CProcessor
import Dispatch

/// target += left · right, for matrices that are read through strides.
///
/// Panels of both matrices are packed so that the tile reads them in order. Every entry is a chain of
/// fused multiply-adds over the inner index, in order, started from the target's value: neither the
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

  /// The inner extent of a panel, and the columns of the right and rows of the left one.
  private static let panelDepth = 256
  private static let panelColumns = 512
  private static let panelRows = 96

  /// Whether a product is large enough for packing to pay.
  static func pays(rows: Int, columns: Int, depth: Int) -> Bool {
    columns >= 16 && rows >= 4 && depth >= 16 && rows * depth >= 4096
  }

  /// Adds the product to the target; `threads` share the rows.
  func run(threads: Int) {
    if Int(processor_level_assumed()) == PROCESSOR_AVX512 {
      share(WideTile.self, threads)
    } else {
      share(NarrowTile.self, threads)
    }
  }

  @inline(__always)
  private func share<Tile: MatrixTile>(_ tile: Tile.Type, _ threads: Int) {
    let strips = (rows + Tile.rows - 1) / Tile.rows
    let parts = max(min(threads, strips), 1)
    guard parts > 1 else { return multiply(tile, 0..<rows) }
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let first = strips * part / parts * Tile.rows
      let end = min(strips * (part + 1) / parts * Tile.rows, rows)
      multiply(tile, first..<end)
    }
  }

  @inline(__always)
  private func multiply<Tile: MatrixTile>(_ tile: Tile.Type, _ range: Range<Int>) {
    let terms = min(Self.panelDepth, depth)
    let rightPanel = Region(uninitialized: terms * (min(Self.panelColumns, columns) + Tile.columns))
    let leftPanel = Region(uninitialized: terms * (min(Self.panelRows, range.count) + Tile.rows))
    let edge = Region(count: Tile.rows * Tile.columns)
    for column in stride(from: 0, to: columns, by: Self.panelColumns) {
      let columnRange = column..<min(column + Self.panelColumns, columns)
      for term in stride(from: 0, to: depth, by: Self.panelDepth) {
        let terms = term..<min(term + Self.panelDepth, depth)
        pack(
          right.start, columnRange, terms, right.columnStride, right.rowStride, Tile.columns,
          rightPanel.base)
        for row in stride(from: range.lowerBound, to: range.upperBound, by: Self.panelRows) {
          let rowRange = row..<min(row + Self.panelRows, range.upperBound)
          pack(left.start, rowRange, terms, left.rowStride, left.columnStride, Tile.rows, leftPanel.base)
          multiplyPanels(
            tile, rowRange, columnRange, terms.count, leftPanel.base, rightPanel.base, edge.base)
        }
      }
    }
  }

  @inline(__always)
  private func multiplyPanels<Tile: MatrixTile>(
    _ tile: Tile.Type, _ rows: Range<Int>, _ columns: Range<Int>, _ depth: Int, _ left: Pointer,
    _ right: Pointer, _ edge: Pointer
  ) {
    for column in stride(from: columns.lowerBound, to: columns.upperBound, by: Tile.columns) {
      let width = min(Tile.columns, columns.upperBound - column)
      let rightStrip = right + (column - columns.lowerBound) * depth
      for row in stride(from: rows.lowerBound, to: rows.upperBound, by: Tile.rows) {
        let height = min(Tile.rows, rows.upperBound - row)
        let leftStrip = left + (row - rows.lowerBound) * depth
        let corner = target + row * targetStride + column
        if width == Tile.columns && height == Tile.rows {
          Tile.multiply(depth, leftStrip, rightStrip, corner, targetStride)
        } else {
          copy(corner, targetStride, edge, Tile.columns, height, width)
          Tile.multiply(depth, leftStrip, rightStrip, edge, Tile.columns)
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
    var panel = panel
    for line in stride(from: lines.lowerBound, to: lines.upperBound, by: width) {
      let filled = min(width, lines.upperBound - line)
      let origin = source + line * lineStride + terms.lowerBound * termStride
      if filled < width {
        packEdge(origin, filled, terms.count, lineStride, termStride, width, panel)
      } else if lineStride == 1 {
        packContiguous(origin, terms.count, termStride, width, panel)
      } else {
        packStrided(origin, terms.count, lineStride, termStride, width, panel)
      }
      panel += width * terms.count
    }
  }

  /// Packs lines whose entries of one term stand side by side.
  @inline(__always)
  private func packContiguous(
    _ origin: Pointer, _ terms: Int, _ termStride: Int, _ width: Int, _ panel: Pointer
  ) {
    for term in 0..<terms {
      for offset in 0..<width { panel[term * width + offset] = origin[term * termStride + offset] }
    }
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
