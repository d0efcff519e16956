/** The database behind the gateway: connections, migrations, bounded reads and durable writes, whatever is stored. */
@NullMarked
package dev.marquee.api.store;

import org.jspecify.annotations.NullMarked;
