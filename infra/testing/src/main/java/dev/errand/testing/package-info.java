@NullMarked
package dev.errand.testing;

import org.jspecify.annotations.NullMarked;
