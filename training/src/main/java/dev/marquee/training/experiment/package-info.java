/** What runs of training, evaluation and tuning leave behind, here and in MLflow, and the command that shows it. */
@NullMarked
package dev.marquee.training.experiment;

import org.jspecify.annotations.NullMarked;
