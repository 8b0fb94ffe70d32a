/// The learning rate as a function of the step, which counts over all trainings of a network.
public indirect enum Schedule: Sendable, Hashable {
  /// The same rate at every step.
  case constant(Double)
  /// Half a cosine from `rate` down to `end` over `steps` steps, then `end` (Loshchilov and Hutter, 2017).
  ///
  /// Without `steps` it spans each training anew, so that only a cosine with `steps` gives the same bits for one
  /// training as for its two halves.
  case cosine(rate: Double, end: Double = 0, steps: Int? = nil)
  /// `rate`, multiplied by `factor` after every `every` steps.
  case stepDecay(rate: Double, factor: Double, every: Int)
  /// A straight line from 0 up to the schedule over `steps` steps: the first step takes 1/`steps` of
  /// it. The schedule behind it starts when the line ends.
  case warmup(steps: Int, then: Schedule)
}
