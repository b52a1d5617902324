package dev.errand.api.submit;

import dev.errand.api.problem.Problem.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a submission, so that a client learns of it all at once. */
final class Faults {

    private static final int MOST = 50;

    private final List<Fault> found = new ArrayList<>();

    /** @param pointer where in the body, as a JSON Pointer */
    void add(String pointer, String message, @Nullable Object bound) {
        if (!full()) {
            found.add(new Fault(pointer, message, bound));
        }
    }

    /** Whether it is no use to look on. */
    boolean full() {
        return found.size() >= MOST;
    }

    int count() {
        return found.size();
    }

    boolean none() {
        return found.isEmpty();
    }

    /** Fails with {@link BadJob} if there are any. */
    void refuse() {
        if (!found.isEmpty()) {
            throw BadJob.invalid(List.copyOf(found));
        }
    }

    /** A name as it stands in a JSON Pointer. */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
