/** The fortune shop: what is sold, profiles, orders, their reports. */
@NullMarked
package dev.errand.api.order;

import org.jspecify.annotations.NullMarked;
