package dev.errand.worker.notify;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param siteUrl where customers find the shop; its host is also the right side of every Message-ID */
@ConfigurationProperties("errand.shop")
record SiteProperties(@DefaultValue("http://127.0.0.1:8000") URI siteUrl) {

    SiteProperties {
        if (siteUrl.getHost() == null) {
            throw new IllegalArgumentException("errand.shop.site-url is no URL such as https://shop.example");
        }
    }
}
