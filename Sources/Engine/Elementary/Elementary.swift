import Foundation

/// Elementary functions.
package enum Elementary {
  package static func exp(_ x: Double) -> Double { Foundation.exp(x) }
  package static func expm1(_ x: Double) -> Double { Foundation.expm1(x) }
  package static func log(_ x: Double) -> Double { Foundation.log(x) }
  package static func sin(_ x: Double) -> Double { Foundation.sin(x) }
  package static func cos(_ x: Double) -> Double { Foundation.cos(x) }
  package static func tan(_ x: Double) -> Double { Foundation.tan(x) }
  package static func sinh(_ x: Double) -> Double { Foundation.sinh(x) }
  package static func cosh(_ x: Double) -> Double { Foundation.cosh(x) }
  package static func tanh(_ x: Double) -> Double { Foundation.tanh(x) }
  package static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
  package static func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-x.magnitude)) }
  package static func normalCDF(_ x: Double) -> Double { 0.5 * erfc(-x * 0.7071067811865476) }
  package static func pow(_ a: Double, _ b: Double) -> Double { Foundation.pow(a, b) }
}
