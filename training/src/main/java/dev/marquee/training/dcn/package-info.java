/** The Deep and Cross ranking model. */
@NullMarked
package dev.marquee.training.dcn;

import org.jspecify.annotations.NullMarked;
