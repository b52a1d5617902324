package dev.errand.api.progress;

import dev.errand.job.JobId;

/** A job that somebody watches, shared by all who do. */
final class Watch {

    private final JobId job;
    private volatile Moment now = new Moment(false);
    private int holders; // guarded by the map that Watchers keeps it in

    Watch(JobId job) {
        this.job = job;
    }

    JobId job() {
        return job;
    }

    Watch held() {
        holders++;
        return this;
    }

    /** @return whether nobody holds it any more */
    boolean released() {
        return --holders == 0;
    }

    Moment now() {
        return now;
    }

    /** There may be new events. */
    void ring() {
        Moment over;
        synchronized (this) {
            over = now;
            now = new Moment(over.ended());
        }
        over.end();
    }

    /** There may be new events, and this is how the job stood a moment ago. */
    void ring(boolean ended) {
        Moment over;
        synchronized (this) {
            over = now;
            now = new Moment(ended);
        }
        over.end();
    }
}
