/** The command shell: JShell with the current data set and bundle opened. */
@NullMarked
package dev.marquee.training.shell;

import org.jspecify.annotations.NullMarked;
