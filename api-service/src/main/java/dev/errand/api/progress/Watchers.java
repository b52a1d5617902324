package dev.errand.api.progress;

import dev.errand.job.JobId;
import dev.errand.progress.Bell;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Everyone in this process who watches a job. One listener hears the bell for all of them; the {@link Lookout} looks
 * after those whose bell was lost.
 */
@Component
public class Watchers implements SmartLifecycle {

    private final Map<JobId, Watch> watches = new ConcurrentHashMap<>();
    private final AtomicBoolean listening = new AtomicBoolean();
    private final Bell bell;
    private volatile Consumer<JobId> unsure = job -> {};
    private volatile boolean closing;

    Watchers(Bell bell) {
        this.bell = bell;
    }

    /**
     * Waits for a job's end.
     *
     * @return done when the job was seen to have ended, when the wait is over, or when this process is stopping; look
     *     which it was
     */
    public Mono<Void> ended(JobId job, Duration wait) {
        return Mono.using(() -> open(job), watch -> untilEnded(watch).take(wait), this::close);
    }

    private Mono<Void> untilEnded(Watch watch) {
        return Mono.defer(() -> watch.now().over())
                .repeat(() -> !closing && !watch.now().ended())
                .then();
    }

    /** Begins to watch; {@link #close} it. */
    Watch open(JobId job) {
        var opened = watches.compute(job, (id, watch) -> (watch == null ? new Watch(id) : watch).held());
        unsure.accept(job);
        return opened;
    }

    void close(Watch watch) {
        watches.computeIfPresent(watch.job(), (id, held) -> held.released() ? null : held);
    }

    @Nullable
    Watch find(JobId job) {
        return watches.get(job);
    }

    /** Whether streams should end because this process is stopping. */
    boolean closing() {
        return closing;
    }

    /** The jobs watched now. */
    List<JobId> jobs() {
        return List.copyOf(watches.keySet());
    }

    /** @param lookout called with jobs that may have ended; it must not block */
    void tell(Consumer<JobId> lookout) {
        unsure = lookout;
    }

    /** Listens to the bell unless it does already; called again until it works. Redis' client renews it by itself. */
    void listen() {
        if (listening.compareAndSet(false, true)) {
            Mono.defer(() -> Mono.fromCompletionStage(bell.listen(this::heard)))
                    .subscribeOn(Schedulers.boundedElastic())
                    .subscribe(listener -> {}, failure -> listening.set(false));
        }
    }

    private void heard(JobId job) {
        var watch = watches.get(job);
        if (watch != null) {
            watch.ring();
            unsure.accept(job);
        }
    }

    @Override
    public void start() {
        closing = false;
    }

    /** Ends every stream and every wait, so that a stop need not wait for them. */
    @Override
    public void stop() {
        closing = true;
        watches.values().forEach(Watch::ring);
    }

    @Override
    public boolean isRunning() {
        return !closing;
    }
}
