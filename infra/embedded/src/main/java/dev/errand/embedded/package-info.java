/**
 * Real PostgreSQL and Redis as foreground children of this JVM, from programs that Maven brought.
 *
 * <p>In the order in which a start flows through them: {@link dev.errand.embedded.EmbeddedPostgres} and
 * {@link dev.errand.embedded.EmbeddedRedis} ask {@code Programs} for the unpacked programs (kept by {@code BinaryCache},
 * for the platform that {@code Machine} sees), prepare a data directory ({@code PostgresCluster}, {@code RedisHome}) for
 * the user that {@code ServerAccount} chooses, take a port ({@code Ports}), and start the server as a
 * {@link dev.errand.embedded.ManagedProcess}, whose {@code Watchdog} ends it when this JVM is gone.
 */
@NullMarked
package dev.errand.embedded;

import org.jspecify.annotations.NullMarked;
