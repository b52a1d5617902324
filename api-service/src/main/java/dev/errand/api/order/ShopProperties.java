package dev.errand.api.order;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The shop.
 *
 * @param testPayments whether orders may be paid with {@code test}, which costs nothing ({@code ERRAND_SHOP_TEST_PAYMENTS})
 */
@ConfigurationProperties("errand.shop")
record ShopProperties(@DefaultValue("true") boolean testPayments) {}
