/** What everyone who opens the store of ratings knows; its tables are in the migrations, {@code db/migration}. */
@NullMarked
package dev.marquee.core.store;

import org.jspecify.annotations.NullMarked;
