/** The providers' pools: how full, how parked, and resuming those that wait for an operator. */
@NullMarked
package dev.errand.api.agentpool;

import org.jspecify.annotations.NullMarked;
