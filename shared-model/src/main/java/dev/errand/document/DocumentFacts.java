package dev.errand.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the document says about itself; what it does not say is null.
 *
 * @param pages how many pages the file has
 * @param company the name as printed on the cover page or above a statement
 * @param form the sort of filing, such as {@code 10-K}, {@code 10-Q}, {@code 20-F}
 * @param fiscalYear the latest fiscal year reported, as the document numbers it
 * @param periodEnd the last day of the period reported
 */
public record DocumentFacts(
        String fileName,
        int pages,
        @Nullable String company,
        @Nullable String form,
        @Nullable Integer fiscalYear,
        @Nullable LocalDate periodEnd) {}
