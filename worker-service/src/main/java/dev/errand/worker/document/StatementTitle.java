package dev.errand.worker.document;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The heading of a primary statement.
 *
 * @param text as printed
 * @param whole true when the heading says consolidated or group
 * @param partial true for a parent's own, a pro forma or a condensed consolidating statement
 */
record StatementTitle(StatementKind kind, String text, boolean whole, boolean partial) {

    private static final String OF = "(?:accounts?|statements?) of (?:the )?(?:consolidated |combined )?(?:net )?";
    private static final Pattern EQUITY = core(OF
            + "(?:changes in )?(?:consolidated )?(?:(?:total|common|stock|share|share ?own|own|member|partner|unit)[a-z]*'?s?'? )*"
            + "(?:and redeemable [a-z ]+ )?(?:equity|deficit|capital|investment)");
    private static final Pattern CASH_FLOW = core("(?:" + OF + "cash ?flows?|cash ?flows? statements?)");
    private static final Pattern BALANCE_SHEET =
            core("(?:balance sheets?|" + OF + "(?:financial (?:position|condition)|assets and liabilities))");
    private static final Pattern INCOME = core(
            "(?:" + OF
                    + "(?:income|operations|earnings|profits?|loss(?:es)?|operating results|comprehensive (?:income|loss|earnings))"
                    + "|income statements?|statements? of profits? (?:and|or|&|/) loss|profits? (?:and|or|&) loss(?:es)? (?:accounts?|statements?))");
    private static final Pattern PROSE = Pattern.compile(
            "\\b(our|see|following|accompanying|refer|included|includes|these|this|that|which|from|with|we|are|is|was|were|notes|note|index|parenthetical|schedule|data|selected|impact|changes|proceeds|recognized|reflected|measured|certain|off|summarized|details|components|reconciliation|by|firm's|effects?|amounts?|affected|average|has|have|had|recorded|its|provision|reports?|audit|auditors?|item|contents|to)\\b");
    private static final Pattern SUFFIX = Pattern.compile(
            "(?:and|or|&|of|other|total|comprehensive|profits?|income|loss|losses|earnings|deficit|accumulated|retained|statement|continued|cont|concluded|unaudited|audited|consolidated|condensed|group|company|"
                    + "for the|for|as of|as at|at|years?|fiscal|ended|ending|period|[0-9]{1,2}|(?:19|20)\\d\\d|january|february|march|april|may|june|july|august|september|october|november|december"
                    + "|in|(?:us|u\\.s\\.)?|dollars?|euros?|eur|usd|millions?|thousands?|billions?|except|per|share|shares|amounts?|par|value|data|information|and|three|six|nine|months|weeks|52|53|\\W)*(?:[a-z0-9.,&' ]{2,50} and (?:its )?(?:consolidated )?subsidiar(?:y companies|ies))?");
    private static final Pattern PARTIAL = Pattern.compile(
            "\\b(parent|registrant|pro forma|consolidating|guarantors?|unconsolidated|stand-?alone|separate|supplemental|segments?|subsidiary)\\b|^(the )?company('s)? ");

    static Optional<StatementTitle> of(String line) {
        if (line.length() > 160) {
            return Optional.empty();
        }
        var text = together(line)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\((loss(?:es)?|deficit)\\)", "$1")
                .replaceAll("(?<=[a-z]m) (?=e\\b|ents?\\b)", "")
                .replaceAll("\\s+", " ")
                .strip();
        for (StatementKind kind : StatementKind.values()) {
            Matcher matcher = pattern(kind).matcher(text);
            if (matcher.find() && standsAlone(text, matcher)) {
                return Optional.of(new StatementTitle(
                        kind,
                        line.strip(),
                        text.matches(".*\\b(consolidated|group)\\b.*"),
                        PARTIAL.matcher(text).find()));
            }
        }
        return Optional.empty();
    }

    /** True when the text has the words of a parent-only or otherwise partial statement. */
    static boolean isPartial(String context) {
        return Pattern.compile(
                        "\\b(parent[ -]company|parent only|registrant|pro forma|information of (?:the )?parent|schedule i\\b|condensed consolidating|cross guarantee|guarantors?|obligor|summari[sz]ed|unconsolidated)\\b")
                .matcher(context.toLowerCase(Locale.ROOT))
                .find();
    }

    /** Some designers part every letter of a heading: {@code B A L A N C E S H E E T}. */
    private static String together(String line) {
        if (!line.matches("(?:\\S ){8,}\\S")) {
            return line;
        }
        return line.replace(" ", "")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("statements?of", "statement of ")
                .replaceFirst("balancesheets?", "balance sheet")
                .replaceFirst("cashflows?", "cash flow");
    }

    private static Pattern pattern(StatementKind kind) {
        return switch (kind) {
            case INCOME -> INCOME;
            case BALANCE_SHEET -> BALANCE_SHEET;
            case CASH_FLOW -> CASH_FLOW;
            case OTHER -> EQUITY;
        };
    }

    private static boolean standsAlone(String text, Matcher matcher) {
        var before = text.substring(0, matcher.start());
        var after = text.substring(matcher.end());
        return before.length() <= 90
                && !PROSE.matcher(before).find()
                && SUFFIX.matcher(after).matches()
                && !text.endsWith(".")
                && !text.endsWith(":"); // a heading within a table
    }

    private static Pattern core(String words) {
        return Pattern.compile("\\b" + words + "(?![a-z])");
    }
}
