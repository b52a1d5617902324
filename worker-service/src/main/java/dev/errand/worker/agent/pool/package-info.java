/** A provider's capacity, shared by all workers through the database. */
@NullMarked
package dev.errand.worker.agent.pool;

import org.jspecify.annotations.NullMarked;
