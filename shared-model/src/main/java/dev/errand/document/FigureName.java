package dev.errand.document;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The figures that an analyst asks a filing for. Written in JSON in lower case, such as {@code net_income}. */
public enum FigureName {
    REVENUE("revenue"),
    GROSS_PROFIT("gross profit"),
    OPERATING_INCOME("operating income"),
    NET_INCOME("net income"),
    DILUTED_EPS("diluted earnings per share"),
    TOTAL_ASSETS("total assets"),
    TOTAL_LIABILITIES("total liabilities"),
    EQUITY("shareholders' equity"),
    OPERATING_CASH_FLOW("operating cash flow");

    private final String words;

    FigureName(String words) {
        this.words = words;
    }

    /** The name in a sentence: {@code net income}. */
    public String words() {
        return words;
    }

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
