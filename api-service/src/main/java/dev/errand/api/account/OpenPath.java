package dev.errand.api.account;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Requests that need no account: a feature makes one bean for each. They may still carry credentials, which must be good.
 *
 * @param method null for every one
 * @param pattern of the path, such as {@code /console/**}
 */
public record OpenPath(@Nullable HttpMethod method, String pattern) {}
