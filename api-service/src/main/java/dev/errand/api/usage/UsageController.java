package dev.errand.api.usage;

import dev.errand.api.account.Caller;
import dev.errand.api.problem.InvalidValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What was spent on models. */
@RestController
@Tag(name = "Agents")
class UsageController {

    private static final int DAYS = 30;
    private static final int MOST_DAYS = 366;

    private final Spending spending;

    UsageController(Spending spending) {
        this.spending = spending;
    }

    /** @param to the last day, itself included */
    record UsageList(LocalDate from, LocalDate to, List<UsageView> usage) {}

    @GetMapping("/api/usage")
    @Operation(summary = "Sums what was spent on models, of the jobs that one sees")
    @ApiResponse(responseCode = "422", description = "an unknown word in by, no date, or more than 366 days")
    Mono<UsageList> usage(
            @RequestParam(defaultValue = "day") @Parameter(description = "day, type, owner, model, with commas between")
                    String by,
            @RequestParam(required = false) @Parameter(description = "the first day, UTC; else 30 days") @Nullable
                    String from,
            @RequestParam(required = false) @Parameter(description = "the last day, UTC; else today") @Nullable
                    String to,
            Caller caller) {
        var last = to == null ? LocalDate.now(ZoneOffset.UTC) : day("to", to);
        var first = from == null ? last.minusDays(DAYS - 1) : day("from", from);
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last.plusDays(1))) {
            throw new InvalidValue("from", "is not within 366 days up to " + last, "1.." + MOST_DAYS + " days");
        }
        return spending.sums(caller, words(by), first, last).map(sums -> new UsageList(first, last, sums));
    }

    private static Set<Spending.By> words(String by) {
        var words = new LinkedHashSet<Spending.By>();
        for (var word : by.split(",", -1)) {
            words.add(Spending.By.of(word.strip()));
        }
        return words;
    }

    private static LocalDate day(String field, String text) {
        try {
            var day = LocalDate.parse(text);
            InvalidValue.within(field, day.getYear(), 2000, 9998);
            return day;
        } catch (DateTimeParseException e) {
            throw new InvalidValue(field, "is no date such as 2026-11-25", "YYYY-MM-DD");
        }
    }
}
