package dev.errand.worker.fortune.chart.calendar;

import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Table;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds coordinates: those told, else of the largest city of that name in a country of the zone, else of the zone. */
final class Places {

    private static final Pattern PARTS = Pattern.compile("[,，、;/|]");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]");
    private static final Pattern SUFFIX = Pattern.compile("[市縣]$");

    private static final Map<String, List<City>> CITIES = cities();
    private static final Map<String, String> ALIASES = aliases();
    private static final Map<String, Zone> ZONES = zones();

    private Places() {}

    private record City(String name, String country, double latitude, double longitude) {}

    private record Zone(Set<String> countries, double latitude, double longitude) {}

    static Place of(Birth birth) {
        if (birth.longitude() != null) {
            return new Place(birth.location(), birth.longitude(), birth.latitude(), Place.Source.GIVEN);
        }
        return city(birth).orElseGet(() -> zone(birth.zone()));
    }

    private static Optional<Place> city(Birth birth) {
        var zone = ZONES.get(birth.zone().getId());
        for (var part : PARTS.split(birth.location())) {
            for (var city : CITIES.getOrDefault(key(part), List.of())) {
                if (zone == null ? sameClock(city, birth.zone()) : zone.countries.contains(city.country)) {
                    return Optional.of(new Place(city.name, city.longitude, city.latitude, Place.Source.CITY));
                }
            }
        }
        return Optional.empty();
    }

    /** For zones that the table lacks (older names): the city's longitude must be near the offset. */
    private static boolean sameClock(City city, ZoneId zone) {
        return Math.abs(city.longitude - offsetLongitude(zone)) < 22.5;
    }

    private static Place zone(ZoneId id) {
        var zone = ZONES.get(id.getId());
        return zone == null
                ? new Place(id.getId(), offsetLongitude(id), null, Place.Source.OFFSET)
                : new Place(id.getId(), zone.longitude, zone.latitude, Place.Source.ZONE);
    }

    private static double offsetLongitude(ZoneId zone) {
        return zone.getRules().getStandardOffset(Instant.EPOCH).getTotalSeconds() / 240.0;
    }

    private static String key(String name) {
        var plain = Normalizer.normalize(name.strip(), Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        var letters = NO_LETTER.matcher(plain).replaceAll("");
        var alias = ALIASES.get(letters);
        return alias != null
                ? alias
                : ALIASES.getOrDefault(SUFFIX.matcher(letters).replaceAll(""), letters);
    }

    private static Map<String, String> aliases() {
        var aliases = new HashMap<String, String>();
        for (var row : Table.rows(Places.class, "city-names.tsv")) {
            aliases.put(row[0], row[1]);
        }
        return aliases;
    }

    private static Map<String, List<City>> cities() {
        var cities = new HashMap<String, List<City>>();
        for (var row : Table.rows(Places.class, "cities.tsv")) {
            var plain = Normalizer.normalize(row[0], Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
            cities.computeIfAbsent(NO_LETTER.matcher(plain).replaceAll(""), key -> new ArrayList<>())
                    .add(new City(row[0], row[1], Double.parseDouble(row[2]), Double.parseDouble(row[3])));
        }
        return cities;
    }

    private static Map<String, Zone> zones() {
        var zones = new HashMap<String, Zone>();
        for (var row : Table.rows(Places.class, "zones.tsv")) {
            zones.put(
                    row[0],
                    new Zone(Set.of(row[1].split(",")), Double.parseDouble(row[2]), Double.parseDouble(row[3])));
        }
        return zones;
    }
}
