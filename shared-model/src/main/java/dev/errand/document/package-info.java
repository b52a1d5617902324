@NullMarked
package dev.errand.document;

import org.jspecify.annotations.NullMarked;
