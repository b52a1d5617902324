@NullMarked
package dev.errand.embedded;

import org.jspecify.annotations.NullMarked;
