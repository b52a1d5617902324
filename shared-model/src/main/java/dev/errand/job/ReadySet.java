package dev.errand.job;

import dev.errand.redis.RedisPresence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScoredSortedSet;
import org.redisson.api.RedissonClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ids that wait, per lane, in Redis: a hint. It may lack ids (the sweep offers them again), hold ids of jobs that
 * are taken or ended (the claim leaves them out), and vanish altogether (workers then ask PostgreSQL).
 *
 * <p>One sorted set per lane, scored by priority and then age, in a fair lane by priority and then owners in turn
 * ({@link FairTurns}); offering an id twice queues it once.
 */
public final class ReadySet {

    private static final Logger log = LoggerFactory.getLogger(ReadySet.class);

    private final RedissonClient commands;
    private final RedissonClient polls;
    private final RedisPresence presence;
    private final Set<Lane> fair;
    private final FairTurns turns;
    private final LongAdder missed = new LongAdder();

    /**
     * @param commands for offers
     * @param polls for blocking polls; a client of their own where there are any, else the same
     * @param fair the lanes in which owners take turns; the same in all processes
     */
    public ReadySet(RedissonClient commands, RedissonClient polls, RedisPresence presence, Set<Lane> fair) {
        this.commands = commands;
        this.polls = polls;
        this.presence = presence;
        this.fair = Set.copyOf(fair);
        this.turns = new FairTurns(commands);
    }

    /**
     * Offers these jobs to the workers of their lanes; call it after their commit. Never fails: what Redis does not
     * take now, the sweep offers later.
     */
    public CompletionStage<Void> offer(Collection<Queued> jobs) {
        if (jobs.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        if (!presence.worthTrying()) {
            missed.add(jobs.size());
            return CompletableFuture.completedFuture(null);
        }
        var offers = new ArrayList<CompletableFuture<?>>();
        byLane(jobs).forEach((lane, some) -> offers.add(offer(lane, some).toCompletableFuture()));
        return CompletableFuture.allOf(offers.toArray(CompletableFuture[]::new)).handle((none, failure) -> {
            note(failure);
            if (failure != null) {
                missed.add(jobs.size());
            }
            return null;
        });
    }

    /** Opens the connections that offers use. Never fails, never blocks. */
    public CompletionStage<Void> prime() {
        return set(commands, Lane.CLI).firstScoreAsync().handle((score, away) -> null);
    }

    /** How many of the jobs offered by this process Redis did not take, or did not say that it took. */
    public long missed() {
        return missed.sum();
    }

    private static Map<Lane, List<Queued>> byLane(Collection<Queued> jobs) {
        var lanes = new HashMap<Lane, List<Queued>>();
        jobs.forEach(job -> lanes.computeIfAbsent(job.lane(), lane -> new ArrayList<>(jobs.size()))
                .add(job));
        return lanes;
    }

    private CompletionStage<?> offer(Lane lane, List<Queued> jobs) {
        if (fair(lane)) {
            return turns.offer(key(lane), jobs);
        }
        var scores = new HashMap<String, Double>(2 * jobs.size());
        jobs.forEach(job -> scores.put(job.id().toString(), job.score()));
        return set(commands, lane).addAllAsync(scores);
    }

    /** Whether owners take turns in this lane. */
    public boolean fair(Lane lane) {
        return fair.contains(lane);
    }

    /**
     * How many ids the lane's set holds.
     *
     * @throws RuntimeException if Redis is away
     */
    public int size(Lane lane) {
        return set(commands, lane).size();
    }

    /**
     * Takes up to {@code max} ids of the lane, the first in order; waits until there is one or {@code patience} is
     * over, then answers with none.
     *
     * @param patience in whole seconds, at least one: Redisson cuts the rest off, and Redis takes 0 for "for ever"
     * @throws RuntimeException if Redis is away
     */
    public List<JobId> poll(Lane lane, int max, Duration patience) {
        if (patience.toSeconds() < 1) {
            throw new IllegalArgumentException("a poll waits for at least a second but was " + patience);
        }
        var ids = set(polls, lane).pollFirst(patience, max);
        return ids.stream().map(JobId::parse).toList();
    }

    /**
     * The score of the first id in the lane's set; empty if it holds none.
     *
     * @throws RuntimeException if Redis is away
     */
    public OptionalDouble head(Lane lane) {
        var score = set(commands, lane).firstScore();
        return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
    }

    /** False for a moment after Redis failed to answer. */
    public boolean reachable() {
        return presence.worthTrying();
    }

    /** Takes an id out, if it is there: its job will not run. Never fails. */
    public CompletionStage<Void> remove(Lane lane, JobId id) {
        if (!presence.worthTrying()) {
            return CompletableFuture.completedFuture(null);
        }
        return set(commands, lane).removeAsync(id.toString()).handle((removed, failure) -> {
            note(failure);
            return null;
        });
    }

    private void note(@Nullable Throwable failure) {
        if (failure != null && presence.failed()) {
            log.warn("Redis does not answer; jobs run from PostgreSQL until it does: {}", failure.toString());
        }
        if (failure == null && presence.succeeded()) {
            log.info("Redis answers again");
        }
    }

    private static RScoredSortedSet<String> set(RedissonClient client, Lane lane) {
        return client.getScoredSortedSet(key(lane));
    }

    private static String key(Lane lane) {
        return "errand:ready:{" + lane.name() + "}";
    }
}
