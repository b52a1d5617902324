package dev.errand.api.submit;

import dev.errand.api.job.JobOrder;
import dev.errand.api.job.JobTypes;
import dev.errand.api.job.Submittable;
import dev.errand.job.Job;
import dev.errand.job.JobOptions;
import dev.errand.job.Json;
import dev.errand.job.NewJob;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes orders out of requests, or says all that is wrong with them. Pure, and the CPU's part of a submission. */
@Component
class OrderReader {

    private static final String HEADER = "Idempotency-Key";
    private static final String SINGLE = "POST /api/jobs";
    private static final int MOST_JOBS = 1_000;
    private static final Set<String> OWN = Set.of("type", "input");
    private static final Set<String> OWN_OF_RERUN = Set.of("input");

    private final JobTypes types;
    private final long maxInput;

    OrderReader(JobTypes types, SubmitProperties bounds) {
        this.types = types;
        this.maxInput = bounds.maxInput().toBytes();
    }

    /**
     * An order as it was read.
     *
     * @param list whether the request holds a list, of one job perhaps
     */
    record Read(JobOrder order, boolean list) {}

    /**
     * What is known beside the body.
     *
     * @param owner whose jobs and keys they are
     * @param key the {@code Idempotency-Key}
     * @param trace the {@code traceparent}
     */
    record Beside(
            UUID owner, @Nullable String key, @Nullable String trace) {}

    /** Fails with {@link BadJob}. */
    Read read(byte[] body, Beside beside) {
        var faults = new Faults();
        var reading = new Reading(beside, faults);
        var list = BodyParser.each(body, MOST_JOBS, (job, n) -> {
            if (n < 0) {
                reading.single(job);
            } else {
                reading.element(job, n);
            }
            return !faults.full();
        });
        return new Read(reading.order(list), list);
    }

    /** The same job once more, with what the body says otherwise. Fails with {@link BadJob}. */
    JobOrder rerun(Job original, byte[] body, Beside beside) {
        var faults = new Faults();
        var fingerprint = new Fingerprint("POST /api/jobs/" + original.id() + "/rerun");
        var edits = body.length == 0 ? JsonNodeFactory.instance.objectNode() : BodyParser.object(body);
        var fields = new JobFields(edits, "", faults);
        fields.refuseOthers(OWN_OF_RERUN);
        var options = JobOptions.NONE
                .owner(original.owner())
                .priority(original.priority().value())
                .maxRetries(original.maxRetries())
                .tags(original.tags())
                .rerunOf(original.id());
        var timeout = original.timeout();
        options = fields.options(timeout == null ? options : options.timeout(timeout));
        var offered = offered(original.type(), "/type", faults);
        var input = edits.has("input")
                ? edits.path("input")
                : BodyParser.stored(original.input().text());
        var text = offered == null ? null : input(offered, input, "", faults);
        var key = key(fields, beside, faults);
        faults.refuse();
        if (offered == null || text == null) {
            throw new IllegalStateException("a fault went untold");
        }
        var job = NewJob.ofJson(offered.type(), text, traced(options, beside));
        var keys = key == null
                ? List.<JobOrder.Key>of()
                : List.of(JobOrder.Key.of(
                        beside.owner,
                        key,
                        fingerprint.add(edits).bytes(),
                        0,
                        1,
                        beside.key == null ? "/" + JobFields.KEY : HEADER));
        return new JobOrder(List.of(job), keys);
    }

    /** One request on its way to an order. */
    private final class Reading {
        private final Beside beside;
        private final Fingerprint whole = new Fingerprint("POST /api/jobs, a list");
        private final Faults faults;
        private final List<NewJob<?>> jobs = new ArrayList<>();
        private final List<JobOrder.Key> keys = new ArrayList<>();
        private final HashMap<String, Integer> firstWithKey = new HashMap<>();

        Reading(Beside beside, Faults faults) {
            this.beside = beside;
            this.faults = faults;
        }

        void single(JsonNode job) {
            read(job, "");
            var key = key(new JobFields(job, "", faults), beside, faults);
            if (key != null && faults.none()) {
                named(
                        key,
                        new Fingerprint(SINGLE).add(job).bytes(),
                        0,
                        1,
                        beside.key == null ? "/" + JobFields.KEY : HEADER);
            }
        }

        void element(JsonNode job, int n) {
            var pointer = "/" + n;
            read(job, pointer);
            if (beside.key != null) {
                whole.add(job);
            }
            var key = new JobFields(job, pointer, faults).key();
            if (key == null) {
                return;
            }
            var place = pointer + "/" + JobFields.KEY;
            var first = firstWithKey.putIfAbsent(key, n);
            if (beside.key != null) {
                faults.add(place, "is given although the header " + HEADER + " names the whole list", null);
            } else if (first != null) {
                faults.add(place, "is the key of /" + first + " too", null);
            } else if (faults.none()) {
                var request = new Fingerprint(SINGLE).add(job).bytes();
                named(key, request, n, n + 1, place);
            }
        }

        private void named(String key, byte[] request, int from, int to, String field) {
            keys.add(JobOrder.Key.of(beside.owner, key, request, from, to, field));
        }

        private void read(JsonNode job, String pointer) {
            if (!job.isObject()) {
                faults.add(pointer, "is an object", null);
                return;
            }
            var fields = new JobFields(job, pointer, faults);
            fields.refuseOthers(OWN);
            var options = fields.options(JobOptions.NONE.owner(beside.owner));
            var name = job.path("type");
            if (!name.isString()) {
                faults.add(fields.at("type"), "is the name of a job type", types.names());
                return;
            }
            var offered = offered(name.stringValue(), fields.at("type"), faults);
            var given = job.path("input");
            var input = given.isMissingNode() || given.isNull() ? JsonNodeFactory.instance.objectNode() : given;
            var text = offered == null ? null : input(offered, input, pointer, faults);
            if (offered != null && text != null) {
                jobs.add(NewJob.ofJson(offered.type(), text, traced(options, beside)));
            }
        }

        JobOrder order(boolean list) {
            var header = beside.key;
            if (list && header != null && checkedHeader(header, faults) != null) {
                named(header, whole.bytes(), 0, jobs.size(), HEADER);
            }
            faults.refuse();
            return new JobOrder(jobs, keys);
        }
    }

    /** Of a single job: from its field or the header, which are the same thing. Null if there is none, or a bad one. */
    private static @Nullable String key(JobFields fields, Beside beside, Faults faults) {
        var field = fields.key();
        var header = beside.key == null ? null : checkedHeader(beside.key, faults);
        if (field != null && header != null && !field.equals(header)) {
            faults.add("/" + JobFields.KEY, "differs from the header " + HEADER, null);
        }
        return field == null ? header : field;
    }

    private static @Nullable String checkedHeader(String key, Faults faults) {
        if (JobFields.isKey(key)) {
            return key;
        }
        faults.add(HEADER, "is 1 to 200 printable ASCII characters without blanks", "1..200");
        return null;
    }

    private static JobOptions traced(JobOptions options, Beside beside) {
        return beside.trace == null ? options : options.traceContext(beside.trace);
    }

    private @Nullable Submittable offered(String type, String pointer, Faults faults) {
        var offered = types.find(type);
        if (offered == null) {
            faults.add(pointer, "is no job type; GET /api/job-types lists them", types.names());
        } else if (offered.through() != null) {
            faults.add(pointer, "is submitted through " + offered.through(), null);
            return null;
        }
        return offered;
    }

    /** The input as it will be stored; null if something is wrong with it. */
    private @Nullable Json input(Submittable offered, JsonNode input, String pointer, Faults faults) {
        var place = pointer + "/input";
        var before = faults.count();
        StorableInput.check(input, place, faults);
        var text = BodyParser.text(input);
        if (text.length() > maxInput || text.getBytes(StandardCharsets.UTF_8).length > maxInput) {
            faults.add(place, "is more than " + maxInput + " bytes", maxInput);
        }
        if (faults.count() == before) {
            for (var violation : offered.check().check(input)) {
                faults.add(place + violation.pointer(), violation.message(), null);
            }
        }
        return faults.count() == before ? new Json(text) : null;
    }
}
