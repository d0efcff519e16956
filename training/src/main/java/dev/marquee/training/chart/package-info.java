/** Charts as SVG, and the writer of markup that they and pages are made with. */
@NullMarked
package dev.marquee.training.chart;

import org.jspecify.annotations.NullMarked;
