package dev.errand.worker.document;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Sorts a risk by the words it uses: those of its title count most. */
final class RiskCategory {

    private static final int TITLE_WEIGHT = 3;
    private static final Map<String, Pattern> RULES = rules();

    private RiskCategory() {}

    static String of(String title, String evidence, String group) {
        String best = "other";
        long bestScore = 0;
        for (var rule : RULES.entrySet()) {
            long score = TITLE_WEIGHT * hits(rule.getValue(), title)
                    + hits(rule.getValue(), evidence)
                    + hits(rule.getValue(), group);
            if (score > bestScore) {
                best = rule.getKey();
                bestScore = score;
            }
        }
        return best;
    }

    private static long hits(Pattern pattern, String text) {
        return pattern.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(hit -> hit.group())
                .distinct()
                .count();
    }

    private static Map<String, Pattern> rules() {
        var rules = new LinkedHashMap<String, Pattern>();
        rule(
                rules,
                "cyber_security",
                "cyber|data (breach|protection|security)|security breach|system security|hack|malware|ransom|information (security|technology)|unauthorized access|privacy");
        rule(
                rules,
                "supply_chain",
                "suppl(y|ier)|manufactur|foundr|third part(y|ies)|components|raw material|inventory|inventories|logistics|capacity|shortage");
        rule(rules, "competition", "compet|market share|rivals|pricing pressure|new entrants");
        rule(
                rules,
                "intellectual_property",
                "intellectual property|ip rights|patent|trade ?secret|trademark|copyright|infring|licens");
        rule(rules, "litigation", "litigation|lawsuit|legal proceedings|claims against|class action|arbitration");
        rule(rules, "tax", "\\btax(es|ation)?\\b");
        rule(rules, "currency", "currenc|exchange rate|foreign exchange");
        rule(rules, "interest_rates", "interest rate|inflation");
        rule(
                rules,
                "regulation",
                "regulat|compliance|comply|laws?\\b|legislat|government|export|tariff|sanction|licen[cs]ing requirement");
        rule(
                rules,
                "key_people",
                "key (employees|personnel|people)|attract|retain|talent|workforce|qualified|executive officers?|highly dependent on the services");
        rule(rules, "climate_and_environment", "climate|environment|sustainab|emission|weather");
        rule(
                rules,
                "catastrophe",
                "pandemic|covid|epidemic|earthquake|natural disaster|catastroph|terror|war\\b|business interruption|disruptions?");
        rule(
                rules,
                "financing",
                "indebtedness|debt|liquidity|credit (facility|rating)|capital requirement|financing|borrow|going concern|covenant");
        rule(rules, "acquisitions", "acquisition|acquire|merger|integrat|divest|joint venture");
        rule(rules, "customers", "customers?|concentration|distributors|partners");
        rule(rules, "product_quality", "defect|product liability|recall|quality|warrant");
        rule(
                rules,
                "innovation",
                "new (identif|products)|technolog(y|ies|ical) change|innovat|research and development|evolving needs|develop new|obsole");
        rule(rules, "macro_economy", "econom|recession|global|international operations|geopolit|demand");
        rule(rules, "share_price", "stock price|share price|dividend|volatil|our common stock|dilut");
        rule(
                rules,
                "corporate_governance",
                "change in control|change of control|bylaws|certificate of incorporation|voting power|board of directors");
        rule(rules, "internal_control", "internal control|financial reporting|material weakness|estimates");
        return rules;
    }

    private static void rule(Map<String, Pattern> rules, String category, String words) {
        rules.put(category, Pattern.compile("\\b(?:" + words + ")"));
    }
}
