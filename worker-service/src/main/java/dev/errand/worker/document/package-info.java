@NullMarked
package dev.errand.worker.document;

import org.jspecify.annotations.NullMarked;
