import Plotting
import Testing

@Suite struct CellNumbersTests {
  @Test func `numbers side by side have equally many decimals`() {
    #expect(CellNumbers.texts([1, 0.97, 0.03, 0]) == ["1.00", "0.97", "0.03", "0.00"])
    #expect(CellNumbers.texts([-0.001, 0.97]) == ["−0.001", "0.970"])
    #expect(CellNumbers.texts([1, 2, .nan, 12_345]) == ["1", "2", "", "12,345"])
  }

  @Test func `small numbers keep their digits`() {
    #expect(CellNumbers.texts([0.00012, 0.00034]) == ["0.00012", "0.00034"])
    #expect(CellNumbers.texts([1e-9, 2.5e-9]).allSatisfy { $0.contains("×10⁻⁹") })
  }
}
