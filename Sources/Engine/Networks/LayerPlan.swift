/// One layer of a network as its author planned it.
public indirect enum LayerPlan: Sendable, Hashable {
  /// A dense layer z = W a + b followed by an activation.
  case dense(units: Int, activation: Activation)
  /// An activation alone.
  case activation(Activation)
  /// Batch normalisation with gain and shift (Ioffe and Szegedy, 2015).
  case batchNorm
  /// Layer normalisation with gain and shift (Ba, Kiros and Hinton, 2016).
  case layerNorm
  /// Inverted dropout: in training each entry is zeroed with this probability, the others scaled up.
  case dropout(Double)
  /// The layers' output added to their input (He et al., 2016).
  case residual([LayerPlan])
}
