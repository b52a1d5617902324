/** What the shop and the workers agree on of a fortune analysis. */
@NullMarked
package dev.errand.fortune;

import org.jspecify.annotations.NullMarked;
