package dev.errand.api.order.payment;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import org.springframework.stereotype.Component;

/** Describes orders to Stripe. The same order is always described in the same words: its idempotency key needs that. */
@Component
class StripeSessions {

    /** The metadata that names the order. Customers cannot set it, as they can a payment link's client_reference_id. */
    static final String ORDER = "errand_order";

    /** The metadata that names the shop by its host: several may share an account at Stripe. */
    static final String SHOP = "errand_shop";

    private final ShopSite site;

    StripeSessions(ShopSite site) {
        this.site = site;
    }

    SessionCreateParams of(Purchase purchase) {
        var order = purchase.order().toString();
        var session = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setClientReferenceId(order)
                .putMetadata(ORDER, order)
                .putMetadata(SHOP, site.siteUrl().getHost())
                .setPaymentIntentData(
                        PaymentIntentData.builder().putMetadata(ORDER, order).build())
                .setSuccessUrl(site.order(purchase.order(), "done"))
                .setCancelUrl(site.order(purchase.order(), "cancelled"))
                .addLineItem(LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(price(purchase))
                        .build());
        if (purchase.email() != null) {
            session.setCustomerEmail(purchase.email());
        }
        return session.build();
    }

    private static PriceData price(Purchase purchase) {
        return PriceData.builder()
                .setCurrency(purchase.currency())
                .setUnitAmount(MinorUnits.of(purchase.total(), purchase.currency()))
                .setProductData(PriceData.ProductData.builder()
                        .setName(purchase.description())
                        .build())
                .build();
    }
}
