/// Every directive of the language; a new one is a file and a line here.
package enum Directives {
  static let all: [any Directive.Type] = [
    DefineDirective.self, TrainDirective.self, PlotDirective.self, AnimateDirective.self,
    GradientNormsDirective.self, ShowDirective.self, ExpectDirective.self,
    CompareDirective.self, SweepDirective.self, TableDirective.self, BackwardDirective.self,
    GradientCheckDirective.self, DiagramDirective.self, HeatmapDirective.self, HistogramDirective.self,
    MinimizeDirective.self, ContourDirective.self, BenchmarkDirective.self,
  ]

  /// What may be written, in the order in which help shows it.
  package static var declarations: [DirectiveDeclaration] { all.map { $0.declaration } }

  /// The directive of a keyword.
  static func named(_ keyword: String) -> (any Directive.Type)? {
    all.first { $0.declaration.keyword == keyword }
  }
}
