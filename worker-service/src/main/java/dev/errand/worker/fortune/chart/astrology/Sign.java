package dev.errand.worker.fortune.chart.astrology;

import dev.errand.worker.fortune.chart.Text;

/** The twelve signs of the tropical zodiac. */
enum Sign {
    ARIES("Aries", "牡羊座"),
    TAURUS("Taurus", "金牛座"),
    GEMINI("Gemini", "雙子座"),
    CANCER("Cancer", "巨蟹座"),
    LEO("Leo", "獅子座"),
    VIRGO("Virgo", "處女座"),
    LIBRA("Libra", "天秤座"),
    SCORPIO("Scorpio", "天蠍座"),
    SAGITTARIUS("Sagittarius", "射手座"),
    CAPRICORN("Capricorn", "摩羯座"),
    AQUARIUS("Aquarius", "水瓶座"),
    PISCES("Pisces", "雙魚座");

    private final Text text;

    Sign(String en, String zh) {
        text = new Text(en, zh);
    }

    static Sign of(double longitude) {
        return values()[(int) (longitude / 30) % 12];
    }

    Text text() {
        return text;
    }

    Temper temper() {
        return Temper.values()[ordinal() % 4];
    }

    Mode mode() {
        return Mode.values()[ordinal() % 3];
    }

    /** The four elements of the West. */
    enum Temper {
        FIRE,
        EARTH,
        AIR,
        WATER
    }

    /** How a sign acts. */
    enum Mode {
        CARDINAL,
        FIXED,
        MUTABLE
    }
}
