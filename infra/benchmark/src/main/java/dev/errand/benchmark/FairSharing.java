package dev.errand.benchmark;

import dev.errand.job.Lane;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How long one owner's jobs wait to start while another's flood the lane: alone, in a lane that is first in first out, and in one
 * whose owners take turns. The flood is 20,000 jobs of 10 ms; the other submits 20 jobs a second.
 */
final class FairSharing {

    private static final int SLOTS = 8;
    private static final int FLOOD = 20_000;
    private static final int FEW = 200;
    private static final UUID FLOODER = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private FairSharing() {}

    static void run() throws Exception {
        System.out.println("| | p50, ms | p99, ms |\n|---|---|---|");
        try (var site = new Site(SLOTS)) {
            print("alone", measure(site, false, ""));
            print("beside the flood, first in first out", measure(site, true, ""));
            print("beside the flood, owners in turn", measure(site, true, Lane.BULK.name()));
        }
    }

    private static List<Long> measure(Site site, boolean flood, String fair) throws Exception {
        var fresh = site.freshPlace();
        var settings = new HashMap<>(fresh.environment());
        settings.put("FAIR", fair);
        var place = new Site.Place(settings, fresh.directory());
        try (var worker = RunningWorker.start(place, 0)) {
            few(place, worker, 40); // its code once
            var before = worker.latenesses().size();
            if (flood) {
                Submitting.start(of(place, FLOODER), 0, "bulk", FLOOD, "nap").await();
            }
            few(place, worker, FEW);
            var all = worker.latenesses();
            return all.subList(before, all.size()).stream().sorted().toList();
        }
    }

    private static void few(Site.Place place, RunningWorker worker, int jobs) throws Exception {
        var started = worker.latenesses().size();
        Submitting.start(of(place, OTHER), 0, "rate:20", jobs, "lat").await();
        var deadline = System.nanoTime() + 120_000_000_000L;
        while (worker.latenesses().size() < started + jobs && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
    }

    private static Site.Place of(Site.Place place, UUID owner) {
        Map<String, String> more = new HashMap<>(place.environment());
        more.put("OWNER", owner.toString());
        return new Site.Place(more, place.directory());
    }

    private static void print(String what, List<Long> sorted) {
        System.out.printf(
                "| %s | %.1f | %.1f |%n",
                what, sorted.get(sorted.size() / 2) / 1e6, sorted.get((int) (sorted.size() * 0.99)) / 1e6);
    }
}
