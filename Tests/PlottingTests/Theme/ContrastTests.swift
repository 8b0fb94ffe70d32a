import Plotting
import Testing

@Suite struct ContrastTests {
  // WCAG 2.2: black on white is 21:1, #777 on white 4.48:1.
  @Test func `contrast follows the standard`() {
    #expect(RGB(0).contrast(with: RGB(0xFFFFFF)) == 21)
    #expect(abs(RGB(0x777777).contrast(with: RGB(0xFFFFFF)) - 4.48) < 0.005)
  }

  @Test(arguments: [Paint.ink, .muted, .value, .gradient])
  func `text is readable on both pages`(_ paint: Paint) {
    #expect(paint.light.contrast(with: Paint.page.light) >= 4.5)
    #expect(paint.dark.contrast(with: Paint.page.dark) >= 4.5)
  }

  @Test(arguments: 0..<12)
  func `names of series are readable on both pages`(_ index: Int) {
    #expect(Paint.seriesText(index).light.contrast(with: Paint.page.light) >= 4.5)
    #expect(Paint.seriesText(index).dark.contrast(with: Paint.page.dark) >= 4.5)
  }

  @Test(arguments: 0..<12)
  func `series are visible on both pages, or dashed`(_ index: Int) {
    let paint = Paint.series(index)
    let isVisible =
      paint.light.contrast(with: Paint.page.light) >= 3 && paint.dark.contrast(with: Paint.page.dark) >= 3
    #expect(isVisible || Paint.dash(of: index) != nil)
  }
}
