/// The labelled arguments that figures have in common, declared once.
enum FigureArguments {
  /// The words around a figure.
  static let words = [
    ArgumentDeclaration("title", .text, "the title"),
    ArgumentDeclaration("subtitle", .text, "the line below the title"),
    ArgumentDeclaration("note", .text, "the line below the figure"),
  ]

  /// The axes, and what is drawn on them besides the data.
  static let axes =
    words + [
      ArgumentDeclaration("x-label", .text, "the name of the horizontal axis"),
      ArgumentDeclaration("y-label", .text, "the name of the vertical axis"),
      ArgumentDeclaration("x-scale", .word(scales), default: "linear", "the horizontal scale"),
      ArgumentDeclaration("y-scale", .word(scales), default: "the plot's", "the vertical scale"),
      ArgumentDeclaration("x-range", .range, default: "the data's", "the part of the axis that is shown"),
      ArgumentDeclaration("y-range", .range, default: "the data's", "the part of the axis that is shown"),
      ArgumentDeclaration("annotate", .list(Annotations.choices), "what is drawn over the data"),
    ]

  /// How series are told apart.
  static let series = [
    ArgumentDeclaration("legend", .word(legends), default: "true", "whether and where series are named"),
    ArgumentDeclaration("names", .expression, default: "as written", "what the series are called"),
  ]

  private static let legends = [
    Choice("true", "at the ends of lines where there is room, else in a row above"),
    Choice("row", "in a row above"), Choice("false", "nowhere"),
  ]

  /// Several panels side by side.
  static let layout = ArgumentDeclaration(
    "layout", .integer(atLeast: 1), default: "by the data",
    "how many panels stand side by side; gives each series a panel of its own")

  /// What panels side by side are called.
  static let panelNames = ArgumentDeclaration(
    "names", .expression, default: "as written", "what the panels are called")

  /// Curves with less noise.
  static let smooth = ArgumentDeclaration(
    "smooth", .integer(atLeast: 1), default: "1", "draws the moving average of so many values")

  private static let scales = [
    Choice("linear", "in proportion"), Choice("log", "in proportion to the logarithm"),
    Choice(
      "symlog", "in proportion near 0, to the logarithm away from it",
      [ArgumentDeclaration("threshold", .number(0...Double.infinity), default: "1", "where the two meet")]),
  ]
}
