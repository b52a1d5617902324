package dev.errand.api.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.errand.api.problem.InvalidValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer orders. Its price is nobody's to send: it is that of the package, or the sum of the experts'.
 *
 * @param offer the slug of a package, instead of experts
 * @param experts slugs, instead of a package
 * @param profile who it is about, instead of a profile's id
 * @param question at most 2,000 characters
 * @param language of the report and of mails: en, or zh-Hant
 */
@Schema(name = "OrderForm")
record OrderForm(
        @JsonProperty("package") @Nullable String offer,
        @Nullable List<String> experts,
        @Nullable ProfileForm profile,
        @Nullable UUID profileId,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"test", "stripe"})
        @Nullable
        String paymentMethod,

        @Nullable String question,

        @Schema(allowableValues = {"en", "zh-Hant"}) @Nullable
        String language) {

    private static final int LONGEST_QUESTION = 2_000;
    private static final List<String> LANGUAGES = List.of("en", "zh-Hant");

    /** Fails with {@link InvalidValue} if either of two alternatives is there twice or not at all. */
    void requireAlternatives() {
        if ((offer == null) == (experts == null)) {
            throw new InvalidValue(
                    offer == null ? "experts" : "package", "give either a package or experts, one of the two", null);
        }
        if ((profile == null) == (profileId == null)) {
            throw new InvalidValue(
                    profile == null ? "profile" : "profile_id", "give either a profile or a profile_id", null);
        }
    }

    /** The experts to be paid for, and the price. */
    NewOrder.Cart cart(List<Catalog.Offer> offers, List<Catalog.Expert> catalog) {
        return offer != null ? packaged(offer, offers) : single(catalog);
    }

    private static NewOrder.Cart packaged(String slug, List<Catalog.Offer> offers) {
        var found = offers.stream()
                .filter(it -> it.slug().equals(slug) && it.active())
                .findFirst()
                .orElseThrow(() -> new InvalidValue(
                        "package",
                        "is no package that is sold",
                        offers.stream()
                                .filter(Catalog.Offer::active)
                                .map(Catalog.Offer::slug)
                                .toList()));
        return new NewOrder.Cart(found.slug(), found.experts(), found.price());
    }

    private NewOrder.Cart single(List<Catalog.Expert> catalog) {
        var wanted = experts == null ? List.<String>of() : experts;
        var sold = catalog.stream().filter(Catalog.Expert::active).toList();
        var chosen = sold.stream().filter(it -> wanted.contains(it.slug())).toList();
        if (wanted.isEmpty() || chosen.size() < wanted.size() || new HashSet<>(wanted).size() < wanted.size()) {
            throw new InvalidValue(
                    "experts",
                    "must name one or more experts that are sold, each once",
                    sold.stream().map(Catalog.Expert::slug).toList());
        }
        var total = chosen.stream().map(Catalog.Expert::price).reduce(java.math.BigDecimal::add);
        return new NewOrder.Cart(null, wanted, total.orElseThrow());
    }

    @Nullable
    String checkedQuestion() {
        if (question == null || Words.isEmpty(question)) {
            return null;
        }
        if (question.length() > LONGEST_QUESTION) {
            throw new InvalidValue("question", "is longer than 2000 characters", "0.." + LONGEST_QUESTION);
        }
        if (!Words.areLines(question)) {
            throw new InvalidValue("question", "has characters that cannot be printed", null);
        }
        return question.strip();
    }

    String checkedLanguage() {
        var wanted = language == null ? "en" : language;
        if (!LANGUAGES.contains(wanted)) {
            throw new InvalidValue("language", "is none that reports are written in", LANGUAGES);
        }
        return wanted;
    }
}
