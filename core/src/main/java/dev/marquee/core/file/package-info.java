/** Files and folders that survive a crash, and their checksums. */
@NullMarked
package dev.marquee.core.file;

import org.jspecify.annotations.NullMarked;
