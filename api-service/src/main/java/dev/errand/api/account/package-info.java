/**
 * Who calls, and what they may do. Features stand on this package: {@link dev.errand.api.account.Caller} is an argument of
 * any controller method, {@link dev.errand.api.account.OpenPath} names requests that need no account, {@link
 * dev.errand.api.account.Payloads} opens jobs, {@link dev.errand.api.account.Audit} writes down what was done.
 *
 * <p>A request passes {@link dev.errand.api.account.SecurityChain}: {@link dev.errand.api.account.CredentialsReader} (with
 * {@link dev.errand.api.account.LocalAccess}) → {@link dev.errand.api.account.CredentialsCheck} over {@link
 * dev.errand.api.account.ApiKeys}, {@link dev.errand.api.account.Sessions} and {@link dev.errand.api.account.OidcTokens} →
 * {@link dev.errand.api.account.CallerFilter} → {@link dev.errand.api.account.AccessRules}. People come in by {@link
 * dev.errand.api.account.SignIn}.
 */
@NullMarked
package dev.errand.api.account;

import org.jspecify.annotations.NullMarked;
