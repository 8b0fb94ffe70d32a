/// A loss over a batch of predictions.
public enum Loss: String, Sendable, Hashable, CaseIterable {
  /// ½ the squared norm of the error of a point, averaged over the batch.
  case l2
  /// The mean of the squared error over every entry.
  case mse
  /// The negative logarithm of the softmax probability of the true class, averaged over the batch.
  case crossEntropy = "cross-entropy"
  /// Hinge loss, averaged over the batch.
  case hinge
  /// The mean of the absolute error over every entry.
  case mae
  /// Huber's loss with threshold 1, the mean over every entry.
  case huber
}
