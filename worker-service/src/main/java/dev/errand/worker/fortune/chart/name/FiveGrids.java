package dev.errand.worker.fortune.chart.name;

import dev.errand.worker.fortune.chart.calendar.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The five grids of a Chinese name (五格剖象法, 熊崎健翁 1918). Heaven is the surname, with one added to a surname of one character; Person is
 * the last character of the surname and the first of the given name; Earth is the given name, with one added to a single character;
 * Total is all characters; Outer is what Person leaves of the name with those added ones.
 */
record FiveGrids(
        String surname,
        String given,
        List<Character> characters,
        int heaven,
        int person,
        int earth,
        int outer,
        int total) {

    private static final Set<String> COMPOUND = Set.of(
            "歐陽", "司徒", "司馬", "諸葛", "上官", "皇甫", "東方", "令狐", "公孫", "慕容", "夏侯", "尉遲", "端木", "南宮", "長孫", "宇文", "鍾離", "獨孤",
            "西門", "申屠", "司空", "鮮于", "納蘭", "拓跋", "耶律", "完顏", "東門", "南門", "左丘", "梁丘", "公羊", "穀梁", "仲孫", "叔孫", "巫馬", "閭丘",
            "聞人", "澹臺", "公冶", "太史", "軒轅", "呼延", "百里", "東郭", "赫連", "濮陽", "淳于", "范姜", "張簡", "第五");

    /** A character in traditional form, with its Kangxi strokes. */
    record Character(String hanzi, int strokes) {}

    /** Empty when the name is not two to six Chinese characters with known strokes; blanks, dots and pictures between them do not count. */
    static Optional<FiveGrids> of(String name) {
        var characters = new ArrayList<Character>();
        for (var codePoint :
                Strokes.traditional(name.codePoints().filter(FiveGrids::counts).toArray())) {
            var strokes = Strokes.of(codePoint);
            if (strokes.isEmpty()) {
                return Optional.empty();
            }
            characters.add(new Character(java.lang.Character.toString(codePoint), strokes.getAsInt()));
        }
        return characters.size() < 2 || characters.size() > 6 ? Optional.empty() : Optional.of(of(characters));
    }

    private static boolean counts(int codePoint) {
        return java.lang.Character.isIdeographic(codePoint) || java.lang.Character.isLetterOrDigit(codePoint);
    }

    private static FiveGrids of(List<Character> characters) {
        var two = characters.get(0).hanzi() + characters.get(1).hanzi();
        var length = characters.size() > 2 && COMPOUND.contains(two) ? 2 : 1;
        var surname = characters.subList(0, length);
        var given = characters.subList(length, characters.size());
        var heaven = sum(surname) + (surname.size() == 1 ? 1 : 0);
        var earth = sum(given) + (given.size() == 1 ? 1 : 0);
        var person = surname.get(length - 1).strokes() + given.get(0).strokes();
        return new FiveGrids(
                write(surname),
                write(given),
                List.copyOf(characters),
                heaven,
                person,
                earth,
                heaven + earth - person,
                sum(characters));
    }

    private static int sum(List<Character> characters) {
        return characters.stream().mapToInt(Character::strokes).sum();
    }

    private static String write(List<Character> characters) {
        return String.join("", characters.stream().map(Character::hanzi).toList());
    }

    /** The element of a number by its last digit: 1 and 2 Wood, 3 and 4 Fire, … 9 and 0 Water. */
    static Element element(int number) {
        return Element.values()[(number + 9) % 10 / 2];
    }

    /** Over 80 the numbers begin again. */
    static int within81(int number) {
        return number > 81 ? (number - 1) % 80 + 1 : number;
    }
}
