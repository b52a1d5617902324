package dev.errand.worker.engine;

/**
 * A file that a job made and that is stored by now.
 *
 * @param name by which it is fetched; of several with one name the latest attempt's counts
 * @param size in bytes
 */
public record Artifact(String name, String mediaType, long size) {

    private static final int LONGEST = 200;

    /** @throws IllegalArgumentException if it is no name for an artifact */
    static String checkedName(String name) {
        if (name.isBlank() || name.length() > LONGEST || name.startsWith("/") || name.contains("..")) {
            throw new IllegalArgumentException(
                    "an artifact's name is 1 to 200 characters, neither beginning with '/' nor"
                            + " holding '..', but was '" + name + "'");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an artifact's name has no control characters");
        }
        return name;
    }
}
