/**
 * Who calls, and what they may do.
 *
 * <p>{@link dev.errand.api.account.Caller} is an argument of any controller method.
 */
@NullMarked
package dev.errand.api.account;

import org.jspecify.annotations.NullMarked;
