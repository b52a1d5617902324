@NullMarked
package dev.errand.api;

import org.jspecify.annotations.NullMarked;
