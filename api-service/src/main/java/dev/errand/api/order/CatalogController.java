package dev.errand.api.order;

import dev.errand.api.account.OpenPath;
import dev.errand.api.problem.InvalidValue;
import dev.errand.api.problem.StrictBody;
import dev.errand.api.problem.UnknownId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the shop sells: for everybody to see, for admins to change. */
@RestController
@Tag(name = "Fortune shop")
class CatalogController {

    private static final BigDecimal DEAREST = new BigDecimal("99999.99");

    private final Catalog catalog;
    private final PaymentChoice choice;
    private final StrictBody bodies;

    CatalogController(Catalog catalog, PaymentChoice choice, StrictBody bodies) {
        this.catalog = catalog;
        this.choice = choice;
        this.bodies = bodies;
    }

    @Bean
    static OpenPath packagesAreOpen() {
        return new OpenPath(HttpMethod.GET, "/api/packages/**");
    }

    @Bean
    static OpenPath expertsAreOpen() {
        return new OpenPath(HttpMethod.GET, "/api/experts");
    }

    record ExpertList(List<Catalog.Expert> experts) {}

    /** @param paymentMethods how orders can be paid */
    record PackageList(List<Catalog.Offer> packages, List<String> paymentMethods) {}

    /** An expert's new name, price and whether it is sold; what is left out stays. */
    @Schema(name = "ExpertEdits")
    record ExpertForm(
            @Nullable String name,
            @Nullable String nameZh,
            @Nullable BigDecimal price,
            @Nullable Boolean active) {}

    @Schema(name = "PackageForm")
    record PackageForm(
            @Nullable String name,
            @Nullable String description,
            @Nullable List<String> experts,
            @Nullable BigDecimal price,
            @Nullable Boolean active) {}

    @GetMapping("/api/experts")
    @Operation(summary = "Lists the experts that are sold alone")
    Mono<ExpertList> experts() {
        return catalog.experts()
                .map(all -> new ExpertList(
                        all.stream().filter(Catalog.Expert::active).toList()));
    }

    @GetMapping("/api/packages")
    @Operation(summary = "Lists the packages that are sold, and how orders can be paid")
    Mono<PackageList> packages() {
        return catalog.packages()
                .map(all -> new PackageList(
                        all.stream().filter(Catalog.Offer::active).toList(), choice.taken()));
    }

    @GetMapping("/api/packages/{slug}")
    @Operation(summary = "Shows a package")
    @ApiResponse(responseCode = "404", description = "There is no such package, or it is not sold")
    Mono<Catalog.Offer> one(@PathVariable String slug) {
        return find(slug).filter(Catalog.Offer::active).switchIfEmpty(Mono.error(() -> new UnknownId("package", slug)));
    }

    private Mono<Catalog.Offer> find(String slug) {
        return catalog.packages()
                .flatMap(all -> Mono.justOrEmpty(
                        all.stream().filter(it -> it.slug().equals(slug)).findFirst()));
    }

    @PutMapping(path = "/api/admin/experts/{slug}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Changes an expert's names, price, and whether it is sold",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ExpertForm.class))))
    @ApiResponse(responseCode = "404", description = "There is no such expert")
    Mono<Catalog.Expert> changeExpert(@PathVariable String slug, @RequestBody byte[] body) {
        var form = bodies.read(body, ExpertForm.class);
        return catalog.experts()
                .flatMap(all -> Mono.justOrEmpty(
                        all.stream().filter(it -> it.slug().equals(slug)).findFirst()))
                .switchIfEmpty(Mono.error(() -> new UnknownId("expert", slug)))
                .map(old -> new Catalog.Expert(
                        slug,
                        text("name", form.name(), old.name(), 100),
                        text("name_zh", form.nameZh(), old.nameZh(), 100),
                        form.price() == null ? old.price() : price(form.price()),
                        form.active() == null ? old.active() : form.active()))
                .delayUntil(catalog::save);
    }

    @PutMapping(path = "/api/admin/packages/{slug}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Makes a package, or changes it",
            description = "Orders keep what they were made of. A package that is not sold any more is made inactive.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = PackageForm.class))))
    @ApiResponse(responseCode = "422", description = "An unknown expert, no experts, a price out of its bounds")
    Mono<Catalog.Offer> savePackage(@PathVariable String slug, @RequestBody byte[] body) {
        if (!slug.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new InvalidValue("slug", "is not 1 to 64 small letters, digits or hyphens", "[a-z][a-z0-9-]{0,63}");
        }
        var form = bodies.read(body, PackageForm.class);
        return catalog.slugs()
                .map(known -> new Catalog.Offer(
                        slug,
                        text("name", form.name(), null, 100),
                        text("description", form.description(), null, 2_000),
                        experts(form.experts(), known),
                        price(StrictBody.required("price", form.price())),
                        form.active() == null || form.active()))
                .delayUntil(catalog::save);
    }

    private static List<String> experts(@Nullable List<String> wanted, java.util.Set<String> known) {
        var experts = StrictBody.required("experts", wanted);
        if (experts.isEmpty() || !known.containsAll(experts) || new HashSet<>(experts).size() < experts.size()) {
            throw new InvalidValue("experts", "must name one or more experts, each once", known);
        }
        return List.copyOf(experts);
    }

    private static BigDecimal price(BigDecimal price) {
        if (price.signum() < 0
                || price.compareTo(DEAREST) > 0
                || price.stripTrailingZeros().scale() > 2) {
            throw new InvalidValue("price", "is not 0 to 99999.99 in dollars and cents", "0..99999.99");
        }
        return price.setScale(2);
    }

    private static String text(String field, @Nullable String value, @Nullable String otherwise, int longest) {
        var text = value == null && otherwise != null ? otherwise : StrictBody.required(field, value);
        if (text.isBlank() || text.length() > longest) {
            throw new InvalidValue(field, "is not 1 to " + longest + " characters", "1.." + longest);
        }
        return text.strip();
    }
}
