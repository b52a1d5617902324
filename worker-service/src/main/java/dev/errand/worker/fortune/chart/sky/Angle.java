package dev.errand.worker.fortune.chart.sky;

/** Arithmetic of angles in degrees. */
public final class Angle {

    private Angle() {}

    /** The same direction between 0 and 360 (exclusive). */
    public static double turn(double degrees) {
        var rest = degrees % 360;
        return rest < 0 ? rest + 360 : rest;
    }

    /** The same direction from -180 to 180 (exclusive). */
    public static double signed(double degrees) {
        return turn(degrees + 180) - 180;
    }

    /** How far apart two directions are: 0 to 180. */
    public static double apart(double one, double other) {
        return Math.abs(signed(one - other));
    }

    static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }

    static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }

    static double tan(double degrees) {
        return Math.tan(Math.toRadians(degrees));
    }

    static double atan2(double y, double x) {
        return Math.toDegrees(Math.atan2(y, x));
    }

    static double asin(double ratio) {
        return Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, ratio))));
    }
}
