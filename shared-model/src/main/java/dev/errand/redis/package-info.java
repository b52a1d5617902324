@NullMarked
package dev.errand.redis;

import org.jspecify.annotations.NullMarked;
