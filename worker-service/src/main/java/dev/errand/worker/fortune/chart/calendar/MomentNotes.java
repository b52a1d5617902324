package dev.errand.worker.fortune.chart.calendar;

import dev.errand.worker.fortune.chart.Phrases;
import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.BirthMoment.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what was assumed about the moment of a birth, as far as it touches what a method reads. */
final class MomentNotes {

    private static final Phrases PHRASES = new Phrases(MomentNotes.class);
    private static final long NEAR_MINUTES = 15;
    private static final int START_OF_SPRING = 21;

    private final BirthMoment moment;
    private final Clock read;
    private final List<Text> notes = new ArrayList<>();

    MomentNotes(BirthMoment moment, Clock read) {
        this.moment = moment;
        this.read = read;
    }

    List<Text> write() {
        if (moment.timeKnown()) {
            place();
            clock();
        } else {
            notes.add(PHRASES.say("time-unknown"));
        }
        if (read == Clock.TERMS) {
            if (moment.timeKnown()) {
                termNear();
            } else {
                termOnDay();
            }
        }
        return notes;
    }

    private void place() {
        var place = moment.place();
        var longitude = String.format(Locale.ROOT, "%.2f", place.longitude());
        notes.add(PHRASES.of("place", place.source()).with(place.name(), longitude));
    }

    private void clock() {
        if (moment.daylightSaving()) {
            notes.add(PHRASES.say("daylight-saving"));
        }
        switch (moment.shown()) {
            case NEVER -> notes.add(PHRASES.say("shown.never", time(moment.civil())));
            case TWICE -> notes.add(PHRASES.say("shown.twice"));
            case ONCE -> {}
        }
        if (read != Clock.INSTANT) {
            sun();
        }
    }

    private void sun() {
        notes.add(PHRASES.say("solar", time(moment.civil()), time(moment.meanSolar()), time(moment.trueSolar())));
        if (Branch.ofHour(moment.civil().getHour())
                != Branch.ofHour(moment.trueSolar().getHour())) {
            notes.add(PHRASES.say("hour-differs", hour(moment.civil()), hour(moment.trueSolar())));
        } else if (nearEdge(moment.trueSolar())) {
            notes.add(PHRASES.say("hour-near"));
        }
    }

    private void termNear() {
        var next = moment.term().next();
        var ahead = Duration.between(moment.instant(), next.at()).toHours() < 24;
        var nearest = ahead ? next : moment.term();
        if (Duration.between(nearest.at(), moment.instant()).abs().toHours() < 24) {
            notes.add(PHRASES.say(ahead ? "term-near.before" : "term-near.after", nearest.name(), local(nearest)));
        }
    }

    private void termOnDay() {
        var day = moment.day();
        var atEnd = SolarTerm.inForce(day.get(1));
        if (SolarTerm.inForce(day.get(0)).index() != atEnd.index() && atEnd.beginsMonth()) {
            var key = atEnd.index() == START_OF_SPRING ? "term-on-day.year" : "term-on-day";
            notes.add(PHRASES.say(key, atEnd.name(), local(atEnd)));
        }
    }

    private String local(SolarTerm term) {
        return time(LocalDateTime.ofInstant(term.at(), moment.offset()));
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
