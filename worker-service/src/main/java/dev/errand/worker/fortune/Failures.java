package dev.errand.worker.fortune;

import dev.errand.worker.engine.GiveUp;
import dev.errand.worker.engine.LeaseLost;
import dev.errand.worker.engine.ProviderBusy;
import dev.errand.worker.engine.TryAgain;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** The experts that failed in an attempt: one that fails does not stop the others. */
final class Failures {

    /** Stored with the expert's item. */
    static final class ExpertFailed extends Exception {

        private static final long serialVersionUID = 1L;

        ExpertFailed(Exception why) {
            super(why.getMessage() == null ? why.toString() : why.getMessage(), why);
        }
    }

    private final Map<String, Exception> failed = new ConcurrentSkipListMap<>();

    /**
     * @throws ExpertFailed in place of what would end the attempt for the others
     * @throws ProviderBusy for all of them, since all ask the same provider
     */
    <T> T watch(String expert, Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (ProviderBusy | InterruptedException | LeaseLost e) {
            throw e;
        } catch (Exception e) {
            failed.put(expert, e);
            throw new ExpertFailed(e);
        }
    }

    /**
     * @throws TryAgain naming those that failed: the next attempt asks only them
     * @throws GiveUp likewise, if no attempt can help any of them
     */
    void throwIfAny(int experts) throws TryAgain, GiveUp {
        if (failed.isEmpty()) {
            return;
        }
        var names = failed.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue().getMessage() + ")")
                .collect(Collectors.joining("; "));
        var message = "%d of %d experts failed: %s".formatted(failed.size(), experts, names);
        if (failed.values().stream().allMatch(GiveUp.class::isInstance)) {
            throw new GiveUp("experts_failed", message);
        }
        throw new TryAgain("experts_failed", message, null);
    }
}
