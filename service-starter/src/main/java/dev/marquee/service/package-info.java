/** What every service shares: problem details, deadline, body limit, gate, and the bundle it answers from. */
@NullMarked
package dev.marquee.service;

import org.jspecify.annotations.NullMarked;
