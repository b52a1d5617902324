/**
 * Errand's API as a Java program calls it, over {@code java.net.http} and without Spring.
 *
 * <p>{@link dev.errand.client.api.ApiClient} makes the calls; {@link dev.errand.client.api.EventStream} follows a job's
 * {@link dev.errand.client.api.ServerEvent}s over broken connections. What does not succeed is an
 * {@link dev.errand.client.api.ApiFailure}: {@link dev.errand.client.api.Unreachable} or
 * {@link dev.errand.client.api.Refused}.
 */
@NullMarked
package dev.errand.client.api;

import org.jspecify.annotations.NullMarked;
