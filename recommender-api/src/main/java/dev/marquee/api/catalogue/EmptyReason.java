package dev.marquee.api.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents the field that says why a list is empty. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Schema(
        description =
                "Why the list is empty: the restriction that took out the last movie, where they are looked at in this"
                        + " order. `unavailable`: hidden, or not in its time; `seen`: rated, or watched at least by half; `shown`: on an"
                        + " earlier page; the others are those of the request. Null if the list is not empty.")
public @interface EmptyReason {}
