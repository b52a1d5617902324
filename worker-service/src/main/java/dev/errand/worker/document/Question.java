package dev.errand.worker.document;

import dev.errand.document.FigureName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a client's question asks for.
 *
 * @param terms what to search for
 * @param figures the figures it names
 * @param ratios the names of the ratios it names
 * @param years the years it names
 * @param particular the terms that say more than the figures, ratios and years do
 */
record Question(
        Set<String> terms, List<FigureName> figures, List<String> ratios, List<Integer> years, Set<String> particular) {

    private static final Set<String> GENERAL = Set.copyOf(
            Terms.of(
                    "analyze analyse analysis financial finance document report reports filing filings investment invest insight insights summary summarize summarise overview "
                            + "key finding findings important main point points give provide recommendation recommend company business perform performance result results "
                            + "annual statement statements 10 k q 20 f pdf file quarterly year fiscal figure figures number numbers data detail details explain describe "
                            + "latest current total amount value last period much high low best opportunity opportunities advice health strong good well buy"));
    private static final Map<FigureName, Pattern> FIGURES = figureWords();
    private static final Map<String, Pattern> RATIOS = ratioWords();
    private static final Pattern GROWTH = Pattern.compile(
            "gr[eo]w(?:th|ing|n)?|increas\\w*|declin\\w*|chang\\w*|year[- ]on[- ]year|year[- ]over[- ]year|yoy|decreas\\w*|rise|rose|fell");

    static Question of(String query) {
        var text = query.toLowerCase(Locale.ROOT);
        var figures = FIGURES.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .toList();
        var ratios = RATIOS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (GROWTH.matcher(text).find()) {
            figures.stream().filter(Question::hasGrowth).forEach(name -> ratios.add(name.json() + "_growth"));
        }
        var years = Pattern.compile("\\b(?:19|20)\\d\\d\\b")
                .matcher(text)
                .results()
                .map(match -> Integer.valueOf(match.group()))
                .distinct()
                .toList();
        Set<String> terms = new LinkedHashSet<>(Terms.of(query));
        return new Question(terms, figures, List.copyOf(ratios), years, particular(text));
    }

    /** True for a question that asks for nothing in particular, such as "Analyze this financial document for investment insights". */
    boolean isGeneral() {
        return figures.isEmpty() && ratios.isEmpty() && particular.isEmpty();
    }

    /** The terms to look for in the text: without those that every question may hold. */
    Set<String> searched() {
        Set<String> searched = new LinkedHashSet<>(terms);
        searched.removeAll(GENERAL);
        return searched.isEmpty() ? terms : searched;
    }

    /** True when it asks for risks; the particular terms may say which. */
    boolean asksForRisks() {
        return terms.contains("risk");
    }

    private static boolean hasGrowth(FigureName name) {
        return name == FigureName.REVENUE || name == FigureName.NET_INCOME;
    }

    private static Set<String> particular(String text) {
        var rest = text.replaceAll("\\b(?:19|20)\\d\\d\\b", " ");
        for (Pattern pattern : RATIOS.values()) {
            rest = pattern.matcher(rest).replaceAll(" ");
        }
        for (Pattern pattern : FIGURES.values()) {
            rest = pattern.matcher(rest).replaceAll(" ");
        }
        rest = GROWTH.matcher(rest).replaceAll(" ");
        Set<String> particular = new LinkedHashSet<>(Terms.of(rest));
        particular.removeAll(GENERAL);
        return particular;
    }

    private static Map<FigureName, Pattern> figureWords() {
        var words = new LinkedHashMap<FigureName, String>();
        words.put(
                FigureName.REVENUE,
                "\\b(?<!cost of )(?<!cost of goods )(?:total |net )?(?:revenues?|sales|turnover)\\b|\\btop line\\b");
        words.put(FigureName.GROSS_PROFIT, "\\bgross (?:profit|margin)s?\\b");
        words.put(
                FigureName.OPERATING_INCOME,
                "\\boperating (?:income|profit|margin|loss|earnings)s?\\b|\\bincome from operations\\b|\\bebit\\b");
        words.put(
                FigureName.NET_INCOME,
                "\\bnet (?:income|profit|loss|earnings|margin|result)s?\\b|(?<!gross )(?<!operating )\\b(?:profits?|profitab\\w+)\\b(?! per)|\\bbottom line\\b|\\bearnings\\b(?! per| calls?)");
        words.put(FigureName.DILUTED_EPS, "\\beps\\b|\\b(?:diluted )?(?:earnings|income|profit|loss) per share\\b");
        words.put(FigureName.TOTAL_ASSETS, "\\btotal assets\\b|(?<!on )\\bassets\\b");
        words.put(FigureName.TOTAL_LIABILITIES, "\\b(?:total )?liabilities\\b");
        words.put(FigureName.EQUITY, "\\b(?:total )?(?:share|stock)holders'? equity\\b|(?<!on )\\bequity\\b");
        words.put(
                FigureName.OPERATING_CASH_FLOW,
                "\\b(?:operating )?cash ?flows?(?: from operat\\w+(?: activities)?)?\\b|\\bcash from operations\\b");
        return compiled(words);
    }

    private static Map<String, Pattern> ratioWords() {
        var words = new LinkedHashMap<String, String>();
        words.put("gross_margin", "\\bgross margins?\\b");
        words.put("operating_margin", "\\boperating margins?\\b");
        words.put("net_margin", "\\b(?:net|profit) margins?\\b");
        words.put("operating_cash_flow_margin", "\\bcash ?flow margins?\\b");
        words.put("return_on_assets", "\\breturn on assets\\b|\\broa\\b");
        words.put("return_on_equity", "\\breturn on (?:shareholders'? )?equity\\b|\\broe\\b");
        words.put(
                "liabilities_to_equity",
                "\\bliabilities to equity\\b|\\bdebt[- ]to[- ]equity\\b|\\bleverage\\b|\\bgearing\\b");
        return compiled(words);
    }

    private static <K> Map<K, Pattern> compiled(Map<K, String> words) {
        var compiled = new LinkedHashMap<K, Pattern>();
        words.forEach((key, pattern) -> compiled.put(key, Pattern.compile(pattern)));
        return compiled;
    }
}
