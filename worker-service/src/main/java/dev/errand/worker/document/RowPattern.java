package dev.errand.worker.document;

import dev.errand.document.FigureName;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How filings call a row. Patterns are matched against the whole of a {@link Label#plain plain} label.
 *
 * @param ranked the better names first
 * @param never words that make it another row
 */
record RowPattern(List<Pattern> ranked, Pattern never) {

    private static final String INCOME =
            "(?:income|earnings|profits?|loss|losses)(?: (?:and|or|income|earnings|profit|loss|losses))*";
    private static final String SALES = "(?:revenues?|sales|turnover)";
    private static final String YEAR =
            "(?: (?:for|of) the (?:financial |fiscal )?(?:year|period|quarter|half year|three months|nine months|six months))?";
    private static final String HOLDERS =
            "(?:stock ?holders?|share ?holders?|share ?owners?|stock ?owners?|owners|members?|partners?|unit ?holders?)";
    private static final String EQUITY =
            "(?:equity|deficit|deficiency|capital|investment|funds)(?: (?:equity|deficit|deficiency|in assets))*";
    static final String MINORITY = "noncontrolling|minority|redeemable|preferred|preference|participating";

    static final RowPattern COST_OF_REVENUE = of(
            "exclu|expenses|per |percent",
            "total costs? of (?:net |goods |products? |services? |products? and services? )?(?:revenues?|sales|sold|goods sold)",
            "costs? of (?:net )?(?:revenues?|sales|turnover)|costs? of goods(?: and services)? sold");
    static final RowPattern MINORITY_INTEREST = of("(?!)", ".*\\b(?:noncontrolling|minority) interests?.*");
    static final RowPattern WHOLE_EQUITY = of(
            "liabilities|noncontrolling|minority",
            "total " + EQUITY,
            "total (?:.{1,60} )?" + HOLDERS + " " + EQUITY + "|" + HOLDERS + " equity total",
            HOLDERS + " " + EQUITY,
            "net assets|equity");
    static final RowPattern OTHERS_EQUITY =
            of("redeemable|total|attributable|income|loss", "(?:noncontrolling|minority) interests?.*");
    static final RowPattern PARENT_EQUITY = of(
            "liabilities|noncontrolling|minority",
            "(?:total )?(?:equity|capital and reserves) attributable to .*|total .* attributable to .*");
    static final RowPattern CURRENT_LIABILITIES = of("(?!)", "total current liabilities");
    static final RowPattern NONCURRENT_LIABILITIES = of("(?!)", "total (?:noncurrent|long term) liabilities");
    static final RowPattern BETWEEN_DEBT_AND_EQUITY = of(
            "total liabilities|total equity|payments?|proceeds",
            "(?:total )?(?:redeemable|temporary equity|mezzanine|convertible preferred|redeemable convertible|contingently redeemable).*");
    static final RowPattern NET_INTEREST_INCOME = of("after|provision|margin|%", "(?:total )?net interest income");
    static final RowPattern NONINTEREST_INCOME =
            of("(?!)", "total (?:noninterest|other operating|noninterest and other) (?:income|revenues?)");
    static final RowPattern WHOLE_NET_INCOME = of(
            "per |adjusted|continuing|discontinued",
            "(?:consolidated )?net " + INCOME + YEAR,
            INCOME
                    + " (?:for|of) the (?:financial |fiscal )?(?:year|period|quarter|half year|three months|nine months|six months)",
            "(?:net )?" + INCOME + " after (?:income )?tax(?:es|ation)?" + YEAR + "|net result" + YEAR,
            "(?:consolidated )?net " + INCOME + " (?:including|before) (?:allocation to )?noncontrolling interests?");
    static final RowPattern PARENT_NET_INCOME = of(
            "per |adjusted|continuing|discontinued|comprehensive|" + MINORITY,
            "(?:consolidated )?(?:net )?" + INCOME + YEAR + " (?:attributable|applicable) to .*",
            "net " + INCOME + " (?:available|allocable|allocated) to .*");

    private static final Map<FigureName, RowPattern> BY_NAME = Map.of(
            FigureName.REVENUE,
            of(
                    "cost|per |growth|%|deferred|segment|other than|before",
                    "total (?:net |consolidated |operating |group |trading )*" + SALES
                            + "(?: net)?(?: and other (?:operating )?income)?"
                            + "|total (?:net )?" + SALES + " (?:and|&) (?:other )?(?:operating )?" + SALES
                            + "|total (?:net )?" + SALES + " net of .*|(?:net |consolidated )*" + SALES
                            + " total|consolidated (?:net )?" + SALES,
                    "(?:net |group |operating |sales )*" + SALES + "(?: net)?|" + SALES
                            + " from (?:contracts with customers|operations|continuing operations)" + "|net " + SALES
                            + " (?:and|&) .*" + SALES
                            + "|net operating revenues|(?:net )?sales and other operating revenues?|" + SALES
                            + " net of .*|net premiums and other revenues",
                    SALES + " from external customers|sales to customers|total operating income and revenues?"),
            FigureName.GROSS_PROFIT,
            of(
                    "per |%|percent|adjusted|non gaap|segment|rate",
                    "(?:total |consolidated )?gross (?:profit|margin|income|earnings|loss)(?: (?:profit|margin|loss|on sales))*"),
            FigureName.OPERATING_INCOME,
            of(
                    "per |%|adjusted|non gaap|other|before|nonoperating|segment|core|underlying",
                    "(?:total |consolidated |group )*(?:operating " + INCOME + "|" + INCOME
                            + " from operations|operating results?|results? from operating activities|" + INCOME
                            + " from operating activities)(?: ebit)?",
                    "ebit|earnings before interest and tax(?:es|ation)?(?: ebit)?|profit loss from operations"),
            FigureName.DILUTED_EPS,
            of(
                    "weighted|number|outstanding|adjusted|non gaap|continuing|discontinued|average|effect|pro forma|securities|anti|dilutive|shares used|core|underlying",
                    ".*\\bdiluted\\b.*per (?:common |ordinary |class |equity )*(?:share|stock).*|.*per (?:common |ordinary |equity )?share.*\\bdiluted\\b.*|diluted eps.*|.*eps diluted",
                    "(?:basic and |basic & )?diluted(?: (?:net )?" + INCOME + ")?(?: per .*)?",
                    ".*\\bdiluted\\b.*per .*|.*earnings per (?:common |ordinary )?share after dilution.*"),
            FigureName.TOTAL_ASSETS,
            of("current|liabilities|net assets", "total (?:consolidated )?assets|assets total"),
            FigureName.TOTAL_LIABILITIES,
            of("current|equity|deficit|capital|funds", "total (?:consolidated )?liabilities|liabilities total"),
            FigureName.EQUITY,
            of(
                    "liabilities|noncontrolling|minority|before|common stock$",
                    "total (?:.{1,60} )?" + HOLDERS + " " + EQUITY + "|" + HOLDERS + " equity total",
                    "total " + EQUITY,
                    HOLDERS + " " + EQUITY,
                    "net assets|equity"),
            FigureName.OPERATING_CASH_FLOW,
            of(
                    "before|discontinued|adjust|reconcile|change|effect|excluding|per ",
                    "(?:total )?(?:net )?cash(?: ?flows?)?\\b.*\\boperating activities(?: total)?|net cash .* operations",
                    "(?:total )?(?:net )?cash .* operating activities(?: of| from)? continuing operations|(?:net )?operating cash flows?",
                    "(?:total )?cash (?:flows? )?(?:generated |provided |used )*(?:from|by|in) operations"));

    /** Null for the net income, which two rows may show: {@link #WHOLE_NET_INCOME} and {@link #PARENT_NET_INCOME}. */
    static RowPattern of(FigureName name) {
        return name == FigureName.NET_INCOME ? WHOLE_NET_INCOME : BY_NAME.getOrDefault(name, WHOLE_NET_INCOME);
    }

    private static RowPattern of(String never, String... ranked) {
        return new RowPattern(List.of(ranked).stream().map(Pattern::compile).toList(), Pattern.compile(never));
    }

    /** 0 for the best name, -1 for none. */
    int rank(String plainLabel) {
        if (never.matcher(plainLabel).find()) {
            return -1;
        }
        for (int rank = 0; rank < ranked.size(); rank++) {
            if (ranked.get(rank).matcher(plainLabel).matches()) {
                return rank;
            }
        }
        return -1;
    }
}
