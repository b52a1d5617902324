package dev.errand.api.job;

import java.util.List;

/** The job types that one feature offers to clients. A feature that has any makes one bean of this. */
@FunctionalInterface
public interface Submittables {

    /** The same at every call; asked once, at start. */
    List<Submittable> types();
}
