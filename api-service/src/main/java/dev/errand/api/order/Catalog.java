package dev.errand.api.order;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.Lookups;
import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is sold. */
@Component
class Catalog {

    private static final String EXPERTS = "SELECT * FROM fortune_expert ORDER BY position, slug LIMIT 100";
    private static final String PACKAGES = "SELECT * FROM fortune_package ORDER BY position, slug LIMIT 1000";
    private static final String SAVE_EXPERT = """
            UPDATE fortune_expert SET name = :name, name_zh = :zh, price = :price, active = :active WHERE slug = :slug
            """;
    private static final String SAVE_PACKAGE = """
            INSERT INTO fortune_package (slug, name, description, experts, price, active)
            VALUES (:slug, :name, :description, :experts, :price, :active)
            ON CONFLICT (slug) DO UPDATE
               SET name = excluded.name, description = excluded.description, experts = excluded.experts,
                   price = excluded.price, active = excluded.active
            """;

    /**
     * A method of reading fortunes.
     *
     * @param nameZh in Chinese
     * @param price in US dollars, sold alone
     */
    @Schema(name = "Expert")
    record Expert(String slug, String name, String nameZh, BigDecimal price, boolean active) {
        static Expert read(Readable row) {
            return new Expert(
                    required(row, "slug", String.class),
                    required(row, "name", String.class),
                    required(row, "name_zh", String.class),
                    required(row, "price", BigDecimal.class),
                    required(row, "active", Boolean.class));
        }
    }

    /**
     * Experts that are sold together.
     *
     * @param price in US dollars
     */
    @Schema(name = "Package")
    record Offer(String slug, String name, String description, List<String> experts, BigDecimal price, boolean active) {
        static Offer read(Readable row) {
            return new Offer(
                    required(row, "slug", String.class),
                    required(row, "name", String.class),
                    required(row, "description", String.class),
                    List.of(required(row, "experts", String[].class)),
                    required(row, "price", BigDecimal.class),
                    required(row, "active", Boolean.class));
        }
    }

    private final DatabaseClient database;
    private final Lookups<String, List<Expert>> experts;
    private final Lookups<String, List<Offer>> packages;

    Catalog(DatabaseClient database) {
        this.database = database;
        this.experts = new Lookups<>(sql -> all(sql, Expert::read));
        this.packages = new Lookups<>(sql -> all(sql, Offer::read));
    }

    private <T> Mono<List<T>> all(String sql, Function<Readable, T> reader) {
        return Shielded.from(() -> database.sql(sql).map(reader).all().collectList());
    }

    /** All, in the order of the shop. */
    Mono<List<Expert>> experts() {
        return experts.find(EXPERTS);
    }

    /** All, in the order of the shop. */
    Mono<List<Offer>> packages() {
        return packages.find(PACKAGES);
    }

    /** The slugs of all experts, active or not. */
    Mono<Set<String>> slugs() {
        return experts().map(all -> all.stream().map(Expert::slug).collect(Collectors.toUnmodifiableSet()));
    }

    /** False if there is no such expert: an expert is code, so none can be added. */
    Mono<Boolean> save(Expert expert) {
        return RowAccess.everything(Shielded.from(() -> database.sql(SAVE_EXPERT)
                        .bind("slug", expert.slug())
                        .bind("name", expert.name())
                        .bind("zh", expert.nameZh())
                        .bind("price", expert.price())
                        .bind("active", expert.active())
                        .fetch()
                        .rowsUpdated()))
                .map(rows -> rows == 1);
    }

    Mono<Void> save(Offer offer) {
        return RowAccess.everything(Shielded.from(() -> database.sql(SAVE_PACKAGE)
                .bind("slug", offer.slug())
                .bind("name", offer.name())
                .bind("description", offer.description())
                .bind("experts", offer.experts().toArray(String[]::new))
                .bind("price", offer.price())
                .bind("active", offer.active())
                .then()));
    }
}
