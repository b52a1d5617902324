package dev.errand.worker.fortune.chart.liuyao;

import dev.errand.worker.fortune.chart.Gender;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a question is about, told by its words; it names the relative to look at (用神). */
enum Matter {
    MONEY(
            Relative.WEALTH,
            "money",
            "wealth",
            "salary",
            "income",
            "invest",
            "profit",
            "debt",
            "stock",
            "business",
            "財",
            "錢",
            "薪",
            "投資",
            "生意",
            "收入"),
    WORK(
            Relative.OFFICER,
            "job",
            "work",
            "career",
            "promotion",
            "boss",
            "office",
            "工作",
            "事業",
            "升職",
            "升遷",
            "求職",
            "職",
            "官"),
    STUDY(
            Relative.PARENTS,
            "exam",
            "study",
            "school",
            "university",
            "contract",
            "house",
            "document",
            "考",
            "學",
            "合約",
            "房",
            "文書"),
    CHILDREN(Relative.CHILDREN, "child", "son", "daughter", "baby", "pregnan", "孩", "兒", "女兒", "子女", "懷孕"),
    LOVE(
            Relative.WEALTH,
            "love",
            "marry",
            "marriage",
            "relationship",
            "partner",
            "husband",
            "wife",
            "boyfriend",
            "girlfriend",
            "感情",
            "婚",
            "戀",
            "對象",
            "男友",
            "女友"),
    HEALTH(Relative.CHILDREN, "health", "ill", "sick", "doctor", "recover", "病", "健康", "痊癒"),
    FRIENDS(Relative.SIBLINGS, "friend", "brother", "sister", "colleague", "朋友", "兄", "姊", "弟", "妹", "同事");

    private final Relative relative;
    private final List<String> words;

    Matter(Relative relative, String... words) {
        this.relative = relative;
        this.words = List.of(words);
    }

    /** Null when the question's words name none. */
    static @Nullable Matter of(@Nullable String question) {
        if (question == null) {
            return null;
        }
        var text = " " + question.toLowerCase(Locale.ROOT);
        for (var matter : values()) {
            if (matter.words.stream().anyMatch(word -> text.contains(word.charAt(0) < 128 ? " " + word : word))) {
                return matter;
            }
        }
        return null;
    }

    /** In love a woman looks at the Officer, a man at Wealth. */
    Relative relative(@Nullable Gender gender) {
        return this == LOVE && gender == Gender.FEMALE ? Relative.OFFICER : relative;
    }
}
