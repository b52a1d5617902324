@NullMarked
package dev.errand.worker;

import org.jspecify.annotations.NullMarked;
