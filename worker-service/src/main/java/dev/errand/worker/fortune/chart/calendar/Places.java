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
    private static final Pattern SUFFIX = Pattern.compile("(?:city|[市縣县])$");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

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
            for (var key : keys(part)) {
                for (var city : CITIES.getOrDefault(key, List.of())) {
                    if (zone == null ? sameClock(city, birth.zone()) : zone.countries.contains(city.country)) {
                        return Optional.of(new Place(city.name, city.longitude, city.latitude, Place.Source.CITY));
                    }
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

    /** The ways in which the table may write a name: itself, by its alias, without and with {@code City}. */
    private static List<String> keys(String name) {
        var plain = plain(name);
        var bare = SUFFIX.matcher(plain).replaceAll("");
        var keys = new ArrayList<>(
                List.of(ALIASES.getOrDefault(plain, plain), ALIASES.getOrDefault(bare, bare), bare + "city"));
        if (HAN.matcher(plain).find()) { // written without blanks, such as 台灣台北市
            ALIASES.entrySet().stream()
                    .filter(alias -> plain.contains(alias.getKey()))
                    .map(Map.Entry::getValue)
                    .forEach(keys::add);
        }
        return keys;
    }

    private static String plain(String name) {
        var decomposed = Normalizer.normalize(name.strip(), Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        return NO_LETTER.matcher(decomposed).replaceAll("");
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
            cities.computeIfAbsent(plain(row[0]), key -> new ArrayList<>())
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
