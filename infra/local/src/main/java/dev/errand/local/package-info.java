@NullMarked
package dev.errand.local;

import org.jspecify.annotations.NullMarked;
