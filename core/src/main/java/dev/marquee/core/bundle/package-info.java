/** A trained model as a folder of files: written once, verified before use. */
@NullMarked
package dev.marquee.core.bundle;

import org.jspecify.annotations.NullMarked;
