/** What was spent on models, by day, job type, owner and model. */
@NullMarked
package dev.errand.api.usage;

import org.jspecify.annotations.NullMarked;
