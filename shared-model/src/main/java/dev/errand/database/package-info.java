@NullMarked
package dev.errand.database;

import org.jspecify.annotations.NullMarked;
