package dev.errand.worker.fortune.chart.ziwei;

import dev.errand.worker.fortune.chart.Gender;
import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.calendar.Element;
import dev.errand.worker.fortune.chart.calendar.Pillar;
import dev.errand.worker.fortune.chart.calendar.Stem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The twelve palaces.
 *
 * @param bureau 2 to 6: the number of the five-element bureau (水二局 … 火六局)
 * @param lifeRuler by the branch of the life palace (命主)
 * @param bodyRuler by the branch of the year (身主)
 * @param palaces the life palace first, then in the order of {@link PalaceName}
 */
record Board(
        Branch life, Branch body, Element element, int bureau, Star lifeRuler, Star bodyRuler, List<Palace> palaces) {

    private static final int[] BUREAUS = {3, 6, 5, 4, 2}; // Wood, Fire, Earth, Metal, Water
    private static final Star[] LIFE_RULERS = {
        Star.TAN_LANG, Star.JU_MEN, Star.LU_CUN, Star.WEN_QU, Star.LIAN_ZHEN, Star.WU_QU,
        Star.PO_JUN, Star.WU_QU, Star.LIAN_ZHEN, Star.WEN_QU, Star.LU_CUN, Star.JU_MEN
    };
    private static final Star[] BODY_RULERS = {
        Star.HUO_XING, Star.TIAN_XIANG, Star.TIAN_LIANG, Star.TIAN_TONG, Star.WEN_CHANG, Star.TIAN_JI
    };

    static Board of(Input input, @Nullable Gender gender) {
        var month = Branch.YIN.ordinal() + input.month() - 1;
        var life = Branch.of(month - input.hour().ordinal());
        var body = Branch.of(month + input.hour().ordinal());
        var element = sound(pillar(input.year().stem(), life));
        var bureau = BUREAUS[element.ordinal()];
        return new Board(
                life,
                body,
                element,
                bureau,
                LIFE_RULERS[life.ordinal()],
                BODY_RULERS[input.year().branch().ordinal() % 6],
                palaces(input, gender, life, body, bureau));
    }

    /** The palace stems run from Yin by the stem of the year (五虎遁). */
    private static Pillar pillar(Stem year, Branch branch) {
        var fromYin = Math.floorMod(branch.ordinal() - Branch.YIN.ordinal(), 12);
        return new Pillar(Stem.of(year.ordinal() % 5 * 2 + 2 + fromYin), branch);
    }

    private static Element sound(Pillar pillar) {
        var name = pillar.sound();
        for (var element : Element.values()) {
            if (name.endsWith(element.text().zh())) {
                return element;
            }
        }
        throw new IllegalStateException(name);
    }

    private static List<Palace> palaces(Input input, @Nullable Gender gender, Branch life, Branch body, int bureau) {
        var stars = Sky.of(input, bureau);
        var changes = Transformation.of(input.year().stem());
        var palaces = new ArrayList<Palace>();
        for (var name : PalaceName.values()) {
            var branch = Branch.of(life.ordinal() - name.ordinal());
            var decade = gender == null ? null : decade(input, gender, name, bureau);
            palaces.add(new Palace(
                    name, pillar(input.year().stem(), branch), branch == body, placed(stars, changes, branch), decade));
        }
        return List.copyOf(palaces);
    }

    private static List<Palace.Placed> placed(
            Map<Star, Branch> stars, Map<Transformation, Star> changes, Branch branch) {
        return stars.entrySet().stream()
                .filter(star -> star.getValue() == branch)
                .map(star -> new Palace.Placed(
                        star.getKey(), Brightness.of(star.getKey(), branch), change(changes, star.getKey())))
                .toList();
    }

    private static @Nullable Transformation change(Map<Transformation, Star> changes, Star star) {
        for (var change : changes.entrySet()) {
            if (change.getValue() == star) {
                return change.getKey();
            }
        }
        return null;
    }

    /** From the life palace, with the branches for a yang man or a yin woman, else against them; the first at the bureau's age. */
    private static Palace.Decade decade(Input input, Gender gender, PalaceName name, int bureau) {
        var forward = input.year().stem().yang() == (gender == Gender.MALE);
        var steps = forward ? Math.floorMod(-name.ordinal(), 12) : name.ordinal();
        return new Palace.Decade(bureau + 10 * steps, bureau + 10 * steps + 9);
    }

    Palace palace(PalaceName name) {
        return palaces.get(name.ordinal());
    }

    /** The palace across. */
    Palace opposite(Palace palace) {
        return palaces.get((palace.name().ordinal() + 6) % 12);
    }
}
