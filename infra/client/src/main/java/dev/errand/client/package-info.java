/**
 * Errand at the command line.
 *
 * <p>{@link dev.errand.client.ErrandClient} reads the command line, {@code Commands} makes each command with its {@code
 * Session} (where the API is, who asks, how answers are said), and the commands call the API. {@code Following} watches a
 * job, {@code Result} prints what came of it, {@code Wait} does both one after the other. {@code ExitCode} is what scripts
 * see.
 */
@NullMarked
package dev.errand.client;

import org.jspecify.annotations.NullMarked;
