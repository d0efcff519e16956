package dev.marquee.training.train;

import dev.marquee.training.linear.LinearChoice;

/**
 * What validation chooses of the retrieval model.
 *
 * @param linear of the linear path
 * @param deepEpochs epochs of the deep path
 * @param deepShare what the deep path's scores count against the linear ones; 0 to leave it out
 */
public record RetrievalChoice(LinearChoice linear, int deepEpochs, float deepShare) {}
