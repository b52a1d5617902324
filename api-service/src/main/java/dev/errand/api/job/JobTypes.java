package dev.errand.api.job;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The job types that the features offer, by their names. */
@Component
public class JobTypes {

    private final SortedMap<String, Submittable> byName;

    /** @throws IllegalStateException if two features offer a type of the same name */
    JobTypes(List<Submittables> features) {
        var types = new TreeMap<String, Submittable>();
        for (var feature : features) {
            for (var offered : feature.types()) {
                var name = offered.type().name();
                if (types.put(name, offered) != null) {
                    throw new IllegalStateException("two features offer the job type " + name);
                }
            }
        }
        byName = Collections.unmodifiableSortedMap(types);
    }

    /** Null if nobody offers it. */
    @Nullable
    public Submittable find(String name) {
        return byName.get(name);
    }

    /** In the order of their names. */
    public Collection<Submittable> all() {
        return byName.values();
    }

    /** The names of those that may be submitted as bare inputs. */
    public List<String> names() {
        return byName.values().stream()
                .filter(offered -> offered.through() == null)
                .map(offered -> offered.type().name())
                .toList();
    }
}
