/**
 * What this process is connected to: PostgreSQL, which it needs, and Redis, which it uses while it is there.
 *
 * <p>{@link dev.errand.api.connection.DatabaseProperties}, {@link dev.errand.api.connection.RedisProperties} → {@link
 * dev.errand.api.connection.Connections} → {@link dev.errand.api.connection.DatabaseHealth}, {@link
 * dev.errand.api.connection.RedisHealth}, {@link dev.errand.api.connection.BlobsHealth}; {@link dev.errand.api.connection.Shielded}
 * keeps a statement from being abandoned, {@link dev.errand.api.connection.Turnstile} keeps many from waiting for few
 * connections.
 */
@NullMarked
package dev.errand.api.connection;

import org.jspecify.annotations.NullMarked;
