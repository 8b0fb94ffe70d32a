// swift-format-ignore-file
/// What NumPy and Python draw; made by `References/generators.py`.
enum GeneratorTable {
  static let numPyUniform: [Double] = [0.3745401188473625, 0.9507143064099162, 0.7319939418114051]
  static let numPyNormal: [Double] = [-1.1118801180469204, 0.31890218468938336, 0.2790412922001377, 1.0105152848065264, -0.580878134023515]
  static let numPyPermutation: [Int] = [6, 2, 8, 7, 9, 5, 1, 3, 0, 4]
  static let numPyShuffle: [Int] = [0, 4, 5, 3, 1, 6, 2]
  static let numPyScaled: [Double] = [1.737415096410926, 2.1110394507823713, 1.6160117490284613]
  static let numPyInterval: [Double] = [-0.08769004366418631, 2.9161544290339414, 0.3338144662398994]
  static let numPyNormalDigest: UInt64 = 4050977442365139641
  static let numPyLastSeed: [Double] = [0.0976320289940138, 0.9123828453026218]
  static let pythonUniform: [Double] = [0.6394267984578837, 0.025010755222666936, 0.27502931836911926]
  static let pythonNormal: [Double] = [0.2735990065583831, 1.610071094463357, -0.938051221433234, -1.890670808223996, 0.8945899596614022]
  static let pythonSample: [Int] = [0, 1, 3, 8, 4, 5, 9, 2, 7, 6]
  static let pythonLongSample: [Int] = [28, 57, 75, 35, 0, 20, 89, 54, 43, 96, 19, 27, 91, 13, 11, 48, 12, 45, 44, 77, 33, 5, 58, 68, 15, 84, 10, 70, 37, 46, 24, 8, 78, 29, 71, 73, 66, 55, 6, 69, 17, 63, 40, 53, 23, 64, 62, 22, 86, 42, 59, 81, 87, 41, 4, 38, 98, 92, 34, 97, 50, 80, 60, 49, 90, 14, 94, 3, 72, 26, 1, 25, 39, 83, 76, 2, 61, 18, 88, 56, 47, 30, 31, 82, 99, 65, 32, 85, 93, 52, 16, 79, 21, 36, 74, 67, 51, 95, 7, 9]
  static let pythonShuffle: [Int] = [4, 0, 2, 3, 6, 5, 1]
  static let pythonScaled: [Double] = [2.27193800895884, 1.4957690829282728, 2.4458512286981215]
  static let pythonNormalDigest: UInt64 = 3346824980689919323
  static let pythonWideSeed: [Double] = [0.09702702310935107, 0.9877863948564821]
}
