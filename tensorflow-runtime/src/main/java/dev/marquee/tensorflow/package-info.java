/** TensorFlow's natives and SavedModels run through DJL. */
@NullMarked
package dev.marquee.tensorflow;

import org.jspecify.annotations.NullMarked;
