/** Offers {@code agent.run}: {@link dev.errand.api.agent.AgentTypes}. */
@NullMarked
package dev.errand.api.agent;

import org.jspecify.annotations.NullMarked;
