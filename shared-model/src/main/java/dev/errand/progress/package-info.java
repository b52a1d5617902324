@NullMarked
package dev.errand.progress;

import org.jspecify.annotations.NullMarked;
