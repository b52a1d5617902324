package dev.errand.worker.document;

import dev.errand.document.PeriodKind;

/** The primary statements, and everything else that looks like a table. */
enum StatementKind {
    INCOME("income statement", PeriodKind.YEAR),
    BALANCE_SHEET("balance sheet", PeriodKind.INSTANT),
    CASH_FLOW("cash flow statement", PeriodKind.YEAR),
    /** Has a title of its own, such as the statement of changes in equity, and is none of the above. */
    OTHER("other table", PeriodKind.YEAR);

    private final String words;
    private final PeriodKind usual;

    StatementKind(String words, PeriodKind usual) {
        this.words = words;
        this.usual = usual;
    }

    String words() {
        return words;
    }

    /** What its columns cover when their headings do not say. */
    PeriodKind usualPeriod() {
        return usual;
    }
}
