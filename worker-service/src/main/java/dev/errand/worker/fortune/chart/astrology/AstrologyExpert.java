package dev.errand.worker.fortune.chart.astrology;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Expert;
import dev.errand.worker.fortune.chart.calendar.BirthMoment;
import dev.errand.worker.fortune.chart.sky.Body;
import dev.errand.worker.fortune.chart.sky.Ephemeris;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Western astrology: the apparent places of Sun, Moon, planets and mean node in the tropical zodiac, houses and major aspects. */
public final class AstrologyExpert implements Expert {

    @Override
    public String slug() {
        return "astrology";
    }

    @Override
    public Chart draw(Birth birth, Asked asked) {
        var facts = facts(birth);
        return new AstrologyReport(birth, facts).write().chart(slug(), facts);
    }

    AstrologyFacts facts(Birth birth) {
        var moment = BirthMoment.of(birth);
        var houses = houses(moment);
        var positions = Arrays.stream(Body.values())
                .map(body -> position(body, moment, houses))
                .toList();
        var seeing = positions.stream()
                .filter(position -> sees(position.body(), moment))
                .toList();
        return new AstrologyFacts(moment, positions, houses, Aspect.among(seeing), changing(moment));
    }

    private static @Nullable Houses houses(BirthMoment moment) {
        var latitude = moment.place().latitude();
        return moment.timeKnown() && latitude != null
                ? Houses.of(moment.instant(), moment.place().longitude(), latitude)
                : null;
    }

    private static Position position(Body body, BirthMoment moment, @Nullable Houses houses) {
        var longitude = Ephemeris.longitude(body, moment.instant());
        var retrograde = body != Body.NORTH_NODE && Ephemeris.speed(body, moment.instant()) < 0;
        return new Position(
                body, longitude, Sign.of(longitude), retrograde, houses == null ? null : houses.house(longitude));
    }

    /** The node takes part in no aspect, the Moon only at a known time: it moves 13° a day. */
    private static boolean sees(Body body, BirthMoment moment) {
        return body != Body.NORTH_NODE && (body != Body.MOON || moment.timeKnown());
    }

    private static List<Body> changing(BirthMoment moment) {
        if (moment.timeKnown()) {
            return List.of();
        }
        var day = moment.day();
        return Arrays.stream(Body.values())
                .filter(body -> Sign.of(Ephemeris.longitude(body, day.get(0)))
                        != Sign.of(Ephemeris.longitude(body, day.get(1))))
                .toList();
    }
}
