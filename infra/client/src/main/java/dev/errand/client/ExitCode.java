package dev.errand.client;

/** What the program's exit status says to a script. */
enum ExitCode {
    DONE(0, "done: for a job that was waited for, it completed"),
    JOB_FAILED(1, "the job failed"),
    USAGE(2, "the command line, a file or the input is wrong"),
    UNREACHABLE(3, "the API does not answer, or cannot serve now (5xx, 429)"),
    REFUSED(4, "not found, or refused (4xx)"),
    CANCELLED(5, "the job was cancelled"),
    NOT_ENDED(6, "the job has not ended, or not within the time of --wait"),
    FAULT(70, "a fault of this program"),
    INTERRUPTED(130, "Ctrl-C; the job goes on");

    private final int status;
    private final String meaning;

    ExitCode(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    int status() {
        return status;
    }

    String meaning() {
        return meaning;
    }

    /** For a job that stands so. */
    static ExitCode of(String jobStatus) {
        return switch (jobStatus) {
            case "completed" -> DONE;
            case "failed" -> JOB_FAILED;
            case "cancelled" -> CANCELLED;
            default -> NOT_ENDED;
        };
    }
}
