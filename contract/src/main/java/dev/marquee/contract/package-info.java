/** What the services say to each other: headers, records and HTTP interfaces. */
@NullMarked
package dev.marquee.contract;

import org.jspecify.annotations.NullMarked;
