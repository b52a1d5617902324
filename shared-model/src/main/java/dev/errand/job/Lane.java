package dev.errand.job;

/** A named queue with workers and a concurrency of its own, such as {@code agent}. Stored in every job row: never rename one. */
public record Lane(String name) {

    public static final Lane CLI = new Lane("cli");
    public static final Lane AGENT = new Lane("agent");
    public static final Lane BULK = new Lane("bulk");
    public static final Lane NOTIFY = new Lane("notify");
    public static final Lane SCHEDULE = new Lane("schedule");

    public Lane {
        if (!name.matches("[a-z][a-z0-9-]{0,31}")) {
            throw new IllegalArgumentException(
                    "a lane is 1 to 32 lower case letters, digits or hyphens but was '" + name + "'");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
