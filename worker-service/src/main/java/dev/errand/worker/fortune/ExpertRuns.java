package dev.errand.worker.fortune;

import dev.errand.worker.engine.LeaseLost;
import dev.errand.worker.engine.ProviderBusy;
import dev.errand.worker.engine.TryAgain;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The experts' runs of one attempt: one that fails, or that its provider has no room for, does not stop the others. */
final class ExpertRuns {

    /** Stored with the expert's item. */
    static final class ExpertFailed extends Exception {

        private static final long serialVersionUID = 1L;

        ExpertFailed(Exception why) {
            super(why.getMessage() == null ? why.toString() : why.getMessage(), why);
        }
    }

    private final Map<String, Exception> failed = new TreeMap<>();
    private @Nullable ProviderBusy busy;
    private int waiting;
    private int running;
    private int ended;

    /**
     * Does an expert's work. While others run, a provider without room is asked again when one of them has ended.
     *
     * @throws ExpertFailed in place of what would end the attempt for the others too
     */
    <T> T run(String expert, Callable<T> work) throws Exception {
        for (; ; ) {
            var before = begin();
            try {
                var result = work.call();
                end();
                return result;
            } catch (ProviderBusy e) {
                if (!anotherEnds(before)) {
                    throw noRoom(e);
                }
            } catch (InterruptedException | LeaseLost e) {
                end();
                throw e;
            } catch (Exception e) {
                end();
                throw failure(expert, e);
            }
        }
    }

    private synchronized int begin() {
        running++;
        return ended;
    }

    private synchronized void end() {
        running--;
        ended++;
        notifyAll();
    }

    /** Stops running, and waits until another one has ended since then; false if none runs that could. */
    private synchronized boolean anotherEnds(int before) throws InterruptedException {
        running--;
        notifyAll();
        while (ended == before && running > 0) {
            wait();
        }
        return ended != before;
    }

    private synchronized ExpertFailed noRoom(ProviderBusy e) {
        busy = e;
        waiting++;
        return new ExpertFailed(e);
    }

    private synchronized ExpertFailed failure(String expert, Exception e) {
        failed.put(expert, e);
        return new ExpertFailed(e);
    }

    /**
     * @param experts how many there are
     * @throws TryAgain naming those that failed: the next attempt asks only them
     * @throws ProviderBusy if some only wait for their provider, saying how many
     */
    synchronized void throwIfAny(int experts) throws TryAgain, ProviderBusy {
        if (failed.isEmpty() && busy != null) {
            throw new ProviderBusy(
                    "%d of %d experts wait: %s".formatted(waiting, experts, busy.getMessage()), busy.until());
        }
        if (failed.isEmpty()) {
            return;
        }
        var names = failed.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue().getMessage() + ")")
                .collect(Collectors.joining("; "));
        var message = "%d of %d experts failed: %s".formatted(failed.size(), experts, names);
        throw new TryAgain("experts_failed", message, null);
    }
}
