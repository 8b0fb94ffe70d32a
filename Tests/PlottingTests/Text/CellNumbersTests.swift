import Plotting
import Testing

@Suite struct CellNumbersTests {
  @Test func `numbers side by side have equally many decimals`() {
    #expect(CellNumbers.texts([1, 0.97, 0.03, 0]) == ["1.00", "0.97", "0.03", "0.00"])
    #expect(CellNumbers.texts([-0.001, 0.97]) == ["−0.001", "0.970"])
    #expect(CellNumbers.texts([1, 2, .nan, 12_345]) == ["1", "2", "", "12,345"])
  }

  @Test func `a small number among others has their decimals`() {
    #expect(CellNumbers.texts([2.1, -3.01, 0.0053, 0]) == ["2.100", "−3.010", "0.005", "0.000"])
    #expect(CellNumbers.texts([2.1, 0.00012]) == ["2.1", "0.00012"])
  }

  @Test func `numbers that are rounded keep their last zeros`() {
    #expect(CellNumbers.texts([1.004, 0.4011, 2.52, 0.00044]) == ["1.0", "0.40", "2.5", "0.00044"])
    #expect(CellNumbers.texts([1, 0.4, 2.5, 0.00044]) == ["1", "0.4", "2.5", "0.00044"])
  }

  /// One decimal would leave 0.341 one digit, or make 0.04 a 0.
  @Test func `narrow cells have fewer decimals`() {
    #expect(CellNumbers.shorter([-0.341, 0.242, 0.099], losing: 0) == [["−0.34", "0.24", "0.10"]])
    #expect(CellNumbers.shorter([12.345, 1.254, 0], losing: 0).last == ["12", "1", "0"])
    #expect(CellNumbers.shorter([2.25, 0.04], losing: 0) == [])
    #expect(CellNumbers.shorter([1, 2], losing: 0) == [])
  }

  /// 0.004 is 0.2 % of the largest and 0.04 is 2 %.
  @Test func `tiny numbers are 0 where digits are short`() {
    #expect(
      CellNumbers.shorter([2.24, 0.004, .nan], losing: 0.01) == [["2.24", "0.00", ""], ["2.2", "0.0", ""]])
    #expect(CellNumbers.shorter([2.25, 0.04], losing: 0.01) == [])
    #expect(CellNumbers.shorter([2.26, 0.04], losing: 0.05) == [["2.3", "0.0"]])
  }

  @Test func `small numbers keep their digits`() {
    #expect(CellNumbers.texts([0.00012, 0.00034]) == ["0.00012", "0.00034"])
    #expect(CellNumbers.texts([1e-9, 2.5e-9]).allSatisfy { $0.contains("×10⁻⁹") })
  }

  /// 12,000 and 1000 would look like the numbers themselves.
  @Test func `digits before the point are those of the number`() {
    #expect(CellNumbers.texts([12_345.678, 999.5, 0.00012]) == ["12,346", "999.5", "0.00012"])
    #expect(CellNumbers.texts([12_345.678, 999.5]) == ["12,345.7", "999.5"])
    #expect(CellNumbers.texts([12_345.678, 5_678.4]) == ["12,346", "5678"])
    #expect(CellNumbers.texts([30.000000000000004, 91, 20]) == ["30", "91", "20"])
    #expect(CellNumbers.texts([1.2345678e10, 0.5]) == ["1.235×10¹⁰", "0.5"])
  }
}
