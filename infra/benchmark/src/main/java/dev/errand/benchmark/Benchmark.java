package dev.errand.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures Errand on servers of its own: submitting, draining, from end to end, how soon an idle worker picks up. */
final class Benchmark {

    private final Options options;
    private final Site site;

    private Benchmark(Options options, Site site) {
        this.options = options;
        this.site = site;
    }

    static void run(Options options) throws Exception {
        try (var site = new Site(options.slots())) {
            var benchmark = new Benchmark(options, site);
            var rounds = new ArrayList<Map<String, Double>>();
            for (var round = 1; round <= options.rounds(); round++) {
                System.out.println("round " + round + " of " + options.rounds());
                rounds.add(benchmark.round());
            }
            new Report(options, site.describe(), rounds).publish();
        }
    }

    private Map<String, Double> round() throws Exception {
        var figures = new LinkedHashMap<String, Double>();
        oneByOne(figures);
        for (var backlog : options.backlogs()) {
            drain(figures, backlog);
        }
        allWithOneWorker(figures);
        return figures;
    }

    private void oneByOne(Map<String, Double> figures) throws Exception {
        var place = site.freshPlace();
        var produced = Submitting.start(place, options.warmUp() / 10, "one", options.one(), "noop")
                .await();
        figures.put("submit one by one x16, jobs/s", produced.rate());
    }

    private void drain(Map<String, Double> figures, int backlog) throws Exception {
        var place = site.freshPlace();
        Submitting.start(place, options.warmUp(), "bulk", backlog, "noop").await();
        try (var worker = RunningWorker.start(place, options.warmUp())) {
            figures.put("drain %,d, jobs/s".formatted(backlog), backlog / worker.secondsUntil(backlog));
        }
    }

    private void allWithOneWorker(Map<String, Double> figures) throws Exception {
        var jobs = options.jobs();
        var place = site.freshPlace();
        var submitted =
                Submitting.start(place, options.warmUp(), "bulk", jobs, "noop").await();
        figures.put("submit in lists of 1,000, jobs/s", submitted.rate());
        try (var worker = RunningWorker.start(place, options.warmUp())) {
            drainWithCosts(figures, worker, jobs);
            endToEnd(figures, place, worker, jobs);
            pickups(figures, place, worker);
        }
    }

    private void drainWithCosts(Map<String, Double> figures, RunningWorker worker, int jobs) throws Exception {
        var servers = site.cpu();
        var own = worker.tree().cpuSeconds();
        var seconds = worker.secondsUntil(jobs);
        var serversAfter = site.cpu();
        var microseconds = 1e6 / jobs;
        var ofWorker = (worker.tree().cpuSeconds() - own) * microseconds;
        var ofPostgres = (serversAfter.postgres() - servers.postgres()) * microseconds;
        var ofRedis = (serversAfter.redis() - servers.redis()) * microseconds;
        figures.put("drain %,d, jobs/s".formatted(jobs), jobs / seconds);
        figures.put("CPU per drained job, µs", ofWorker + ofPostgres + ofRedis);
        figures.put("- of the worker", ofWorker);
        figures.put("- of PostgreSQL", ofPostgres);
        figures.put("- of Redis", ofRedis);
        figures.put("memory of the worker, MB", worker.tree().memoryMb());
    }

    private void endToEnd(Map<String, Double> figures, Site.Place place, RunningWorker worker, int jobs)
            throws Exception {
        var done = worker.done();
        var submitting = Submitting.start(place, options.warmUp() / 10, "bulk", jobs, "noop");
        var end = worker.nanosWhen(done + jobs);
        figures.put("end to end, jobs/s", jobs / ((end - submitting.await().began()) / 1e9));
    }

    private void pickups(Map<String, Double> figures, Site.Place place, RunningWorker worker) throws Exception {
        paced(place, worker, 50); // both code paths once
        var lates = worker.latenesses().size();
        paced(place, worker, 50 * options.seconds());
        var all = worker.latenesses();
        var measured = all.subList(lates, all.size()).stream().sorted().toList();
        figures.put("pickup p50, ms", percentile(measured, 0.50));
        figures.put("pickup p99, ms", percentile(measured, 0.99));
    }

    private void paced(Site.Place place, RunningWorker worker, int jobs) throws Exception {
        var done = worker.done();
        Submitting.start(place, 0, "rate:50", jobs, "lat").await();
        worker.nanosWhen(done + jobs);
        Thread.sleep(100); // the tally's files are 20 ms behind
    }

    private static double percentile(List<Long> sorted, double share) throws IOException {
        if (sorted.isEmpty()) {
            throw new IOException("the worker noted no pickup");
        }
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share))) / 1e6;
    }
}
