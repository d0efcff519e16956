/** The description of the public API as OpenAPI. */
@NullMarked
package dev.marquee.api.documentation;

import org.jspecify.annotations.NullMarked;
