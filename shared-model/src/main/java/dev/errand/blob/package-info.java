@NullMarked
package dev.errand.blob;

import org.jspecify.annotations.NullMarked;
