/**
 * Says why a job waits: {@link dev.errand.api.explain.ExplainController} → {@link dev.errand.api.explain.Surroundings} (the
 * job's place in line, the workers, how fast its lane gets on) → {@link dev.errand.api.explain.Explanation}, in words and
 * fields.
 */
@NullMarked
package dev.errand.api.explain;

import org.jspecify.annotations.NullMarked;
