@NullMarked
package dev.errand.worker.engine;

import org.jspecify.annotations.NullMarked;
