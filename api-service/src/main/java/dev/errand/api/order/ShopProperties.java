package dev.errand.api.order;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The shop.
 *
 * @param testPayments whether orders may be paid with {@code test}, which costs nothing; unless told, only while nothing else
 *     is configured ({@code ERRAND_SHOP_TEST_PAYMENTS})
 */
@ConfigurationProperties("errand.shop")
record ShopProperties(@Nullable Boolean testPayments) {}
