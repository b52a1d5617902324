package dev.errand.api.submit;

import dev.errand.api.problem.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A submission of which nothing was stored, for what it says. */
final class BadJob extends Problem {

    private static final long serialVersionUID = 1L;

    private BadJob(HttpStatus status, String type, String title, String detail, Fault... faults) {
        super(status, type, title, detail, faults);
    }

    /** 422: these things are wrong; each fault's field is a JSON Pointer into the body. */
    static BadJob invalid(List<Fault> faults) {
        var first = faults.get(0);
        var more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
        return new BadJob(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-job",
                "Invalid job",
                first.field() + " " + first.message() + more,
                faults.toArray(Fault[]::new));
    }

    /** 400: the body is no JSON, or neither a job nor a list of jobs. */
    static BadJob malformed(String what) {
        return new BadJob(HttpStatus.BAD_REQUEST, "malformed-json", "Malformed JSON", "the body " + what);
    }
}
