package dev.errand.worker.fortune.chart.calendar;

import dev.errand.worker.fortune.chart.Phrases;
import dev.errand.worker.fortune.chart.Text;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what was assumed about the moment of a birth. */
final class MomentNotes {

    private static final Phrases PHRASES = new Phrases(MomentNotes.class);
    private static final long NEAR_MINUTES = 15;

    private MomentNotes() {}

    static List<Text> of(BirthMoment moment) {
        var notes = new ArrayList<Text>();
        if (moment.timeKnown()) {
            clock(moment, notes);
        } else {
            unknownTime(moment, notes);
        }
        return notes;
    }

    private static void clock(BirthMoment moment, List<Text> notes) {
        var place = moment.place();
        var longitude = String.format(Locale.ROOT, "%.2f", place.longitude());
        notes.add(PHRASES.of("place", place.source()).with(place.name(), longitude));
        notes.add(PHRASES.say("solar", time(moment.civil()), time(moment.meanSolar()), time(moment.trueSolar())));
        if (moment.daylightSaving()) {
            notes.add(PHRASES.say("daylight-saving"));
        }
        if (Branch.ofHour(moment.civil().getHour())
                != Branch.ofHour(moment.trueSolar().getHour())) {
            notes.add(PHRASES.say("hour-differs", hour(moment.civil()), hour(moment.trueSolar())));
        } else if (nearEdge(moment.trueSolar())) {
            notes.add(PHRASES.say("hour-near"));
        }
        var term = moment.term().next();
        var nearest = Duration.between(moment.instant(), term.at()).toHours() < 24 ? term : moment.term();
        if (Duration.between(nearest.at(), moment.instant()).abs().toHours() < 24) {
            notes.add(PHRASES.say(
                    "term-near", nearest.name(), time(LocalDateTime.ofInstant(nearest.at(), moment.offset()))));
        }
    }

    private static void unknownTime(BirthMoment moment, List<Text> notes) {
        notes.add(PHRASES.say("time-unknown"));
        var day = moment.day();
        var atStart = SolarTerm.inForce(day.get(0));
        var atEnd = SolarTerm.inForce(day.get(1));
        if (atStart.index() != atEnd.index() && atEnd.beginsMonth()) {
            notes.add(PHRASES.say(
                    "term-on-day", atEnd.name(), time(LocalDateTime.ofInstant(atEnd.at(), moment.offset()))));
        }
    }

    /** Within a quarter of an hour of an odd hour, where the double hours meet. */
    private static boolean nearEdge(LocalDateTime clock) {
        var minutes = (clock.getHour() + 1) % 2 * 60 + clock.getMinute();
        return minutes < NEAR_MINUTES || minutes > 120 - NEAR_MINUTES;
    }

    private static Text hour(LocalDateTime clock) {
        return Branch.ofHour(clock.getHour()).text();
    }

    private static String time(LocalDateTime clock) {
        return clock.plusSeconds(30).truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' ');
    }
}
