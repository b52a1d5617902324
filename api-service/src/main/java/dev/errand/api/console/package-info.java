/**
 * The way in: a word of welcome for programs, the console for people, and the description of the API for both.
 *
 * <p>{@link dev.errand.api.console.HomeController}, {@link dev.errand.api.console.SafeHeaders}, {@link
 * dev.errand.api.console.ApiDescription}.
 */
@NullMarked
package dev.errand.api.console;

import org.jspecify.annotations.NullMarked;
