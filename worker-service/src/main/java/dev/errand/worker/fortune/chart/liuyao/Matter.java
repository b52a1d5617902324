package dev.errand.worker.fortune.chart.liuyao;

import dev.errand.worker.fortune.chart.Gender;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a question is about, told by its words in English and Chinese of both writings; it names the relatives to look at (用神). */
enum Matter {
    MONEY(
            Relative.WEALTH,
            "money|wealth\\w*|salar\\w*|income|invest\\w*|profit\\w*|debts?|stocks?|business",
            "財|财|錢|钱|薪|投資|投资|生意|收入"),
    WORK(
            Relative.OFFICER,
            "jobs?|work(?!s? out)|working|career|promot\\w*|boss|office|employ\\w*|interview",
            "工作|事業|事业|升遷|升迁|職|职|官(?!司)"),
    STUDY(
            Relative.PARENTS,
            "exams?|stud(?:y|ies|ying)|school|university|college|contracts?|house|apartment|documents?",
            "(?<![思參参])考(?!慮|虑)|(?<!同)[學学]|合約|合约|合同|房|文書|文书"),
    CHILDREN(Relative.CHILDREN, "child(?:ren)?|sons?|daughters?|bab(?:y|ies)|pregnan\\w*", "孩|兒子|儿子|女兒|女儿|子女|懷孕|怀孕"),
    HUSBAND(Relative.OFFICER, "husband|boyfriend", "丈夫|老公|男友|男朋友"),
    WIFE(Relative.WEALTH, "wife|girlfriend", "妻|太太|老婆|女友|女朋友"),
    LOVE(Relative.WEALTH, "love|marr(?:y|ies|ied|iage)|wedding|relationship|partner|dating", "感情|婚|戀|恋|對象|对象|姻緣|姻缘|桃花"),
    HEALTH(
            Relative.CHILDREN,
            "health\\w*|ill(?:ness)?|sick\\w*|doctor|recover\\w*|disease|surgery",
            "病|健康|痊癒|痊愈|手術|手术"),
    FRIENDS(Relative.SIBLINGS, "friends?|brothers?|sisters?|colleagues?", "朋友|兄|姊|姐|弟|妹|同事|同學|同学");

    private final Relative relative;
    private final Pattern words;

    Matter(Relative relative, String english, String chinese) {
        this.relative = relative;
        this.words = Pattern.compile("\\b(?:" + english + ")\\b|" + chinese, Pattern.CASE_INSENSITIVE);
    }

    /** Null when the question's words name none. */
    static @Nullable Matter of(@Nullable String question) {
        if (question == null) {
            return null;
        }
        for (var matter : values()) {
            if (matter.words.matcher(question).find()) {
                return matter;
            }
        }
        return null;
    }

    /**
     * The relatives to look at, the foremost first. In love a woman looks at the Officer and a man at Wealth, someone of untold gender at
     * both; in illness Children are the remedy and the Officer is the illness.
     */
    List<Relative> relatives(@Nullable Gender gender) {
        if (this == HEALTH) {
            return List.of(relative, Relative.OFFICER);
        }
        if (this != LOVE || gender == Gender.MALE) {
            return List.of(relative);
        }
        return gender == Gender.FEMALE ? List.of(Relative.OFFICER) : List.of(relative, Relative.OFFICER);
    }
}
