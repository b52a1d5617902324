/**
 * Errand's pages in real browser engines, with texts on them that mean harm.
 *
 * <p>{@link dev.errand.browser.HostileOrders} fills a {@link dev.errand.browser.Shop} with each {@link
 * dev.errand.browser.Payload}; what comes of it is a {@link dev.errand.browser.Site}. A {@link dev.errand.browser.Browser}
 * opens its pages and tells what it has {@link dev.errand.browser.Seen}: {@link dev.errand.browser.Chromium} through {@link
 * dev.errand.browser.DevTools}, {@link dev.errand.browser.WebKit} in a {@link dev.errand.browser.WebKitProcess}. Whoever asks
 * other hosts for something meets {@link dev.errand.browser.Outside}; {@link dev.errand.browser.Control} serves pages that do
 * not escape, so that it shows when a browser notices nothing.
 */
@NullMarked
package dev.errand.browser;

import org.jspecify.annotations.NullMarked;
