package dev.marquee.training.graph;

/** Told of each training step. */
@FunctionalInterface
public interface StepListener {
    /** A step over so many examples had this loss. */
    void stepped(float loss, int examples);
}
