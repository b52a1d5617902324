package dev.errand.worker.fortune.chart.ziwei;

import dev.errand.worker.fortune.chart.Table;
import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.Branch;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How strong a star is in a branch (廟旺得利平不陷), from temple to fall. */
enum Brightness {
    MIAO("temple", "廟"),
    WANG("prosperous", "旺"),
    DE("well placed", "得"),
    LI("useful", "利"),
    PING("plain", "平"),
    BU("weak", "不"),
    XIAN("fallen", "陷");

    private static final Map<Star, List<String>> FROM_YIN = table();

    private final Text text;

    Brightness(String en, String zh) {
        text = new Text(en, zh);
    }

    /** Null for stars of which the tables do not tell. */
    static @Nullable Brightness of(Star star, Branch branch) {
        var row = FROM_YIN.get(star);
        var name = row == null ? "" : row.get((branch.ordinal() + 10) % 12);
        return name.isEmpty() ? null : valueOf(name);
    }

    private static Map<Star, List<String>> table() {
        var table = new EnumMap<Star, List<String>>(Star.class);
        for (var row : Table.rows(Brightness.class, "brightness.tsv")) {
            table.put(Star.valueOf(row[0]), Stream.of(row).skip(1).toList());
        }
        return table;
    }

    Text text() {
        return text;
    }
}
