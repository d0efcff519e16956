package dev.marquee.index;

import java.io.IOException;

/** A file that is not what its reader expects: foreign, truncated, altered, or made for other vectors. */
public class IndexFormatException extends IOException {
    IndexFormatException(String message) {
        super(message);
    }

    IndexFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
