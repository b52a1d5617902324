/**
 * PostgreSQL and Redis for the tests of other modules.
 *
 * <p>{@link dev.errand.testing.TestServers} starts them once per JVM, embedded unless the build asks for containers, and
 * hands out {@link dev.errand.testing.PostgresServer}, {@link dev.errand.testing.RedisServer} and databases that
 * {@code FreshDatabases} copies from a migrated template. {@link dev.errand.testing.RunningService} runs a service over them.
 */
@NullMarked
package dev.errand.testing;

import org.jspecify.annotations.NullMarked;
