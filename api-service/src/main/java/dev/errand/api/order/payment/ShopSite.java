package dev.errand.api.order.payment;

import java.net.URI;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where customers find the shop.
 *
 * @param siteUrl the address of its front page, without what follows the host's name ({@code ERRAND_SHOP_SITE_URL})
 */
@ConfigurationProperties("errand.shop")
record ShopSite(@DefaultValue("http://127.0.0.1:8000") URI siteUrl) {

    ShopSite {
        if (siteUrl.getHost() == null || !("http".equals(siteUrl.getScheme()) || "https".equals(siteUrl.getScheme()))) {
            throw new IllegalArgumentException("errand.shop.site-url is an http or https address but was " + siteUrl);
        }
    }

    /**
     * An order's page.
     *
     * @param payment how the customer comes back from paying: {@code done} or {@code cancelled}
     */
    String order(UUID order, String payment) {
        return siteUrl.toString().replaceFirst("/+$", "") + "/shop/orders/" + order + "?payment=" + payment;
    }
}
