package dev.errand.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * Puts jobs into a ready set so that owners take turns: start-time fair queueing (Goyal, Vin and Cheng, 1996) with jobs of equal
 * weight. A job's tag is one more than its owner's last, but not less than the head's; the set is sorted by priority and tag. So
 * somebody's first job sorts beside the head, however many of another's wait, and a poll is the same as in any lane.
 *
 * <p>The owners' last tags lie beside the set and vanish when it is empty: like the set, they can be lost.
 */
final class FairTurns {

    private static final String OFFER = """
            local step = tonumber(ARGV[1])
            if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('DEL', KEYS[2]) end
            local heads, lasts, changed = {}, {}, {}
            local function number(field) return tonumber(redis.call('HGET', KEYS[2], field) or '0') end
            for i = 2, #ARGV, 3 do
              local id, priority, owner = ARGV[i], ARGV[i + 1], ARGV[i + 2]
              local base = priority * step
              if not heads[priority] then
                local head = redis.call('ZRANGEBYSCORE', KEYS[1], string.format('%.0f', base),
                                        '(' .. string.format('%.0f', base + step), 'WITHSCORES', 'LIMIT', 0, 1)
                heads[priority] = head[2] and head[2] - base or number('top:' .. priority)
              end
              local key = priority .. ':' .. owner
              local last = lasts[key] or number(key)
              local tag = math.max(heads[priority], last + 1)
              if redis.call('ZADD', KEYS[1], 'NX', string.format('%.0f', base + tag), id) == 1 then
                lasts[key] = tag
                changed[key] = tag
                local top = 'top:' .. priority
                changed[top] = math.max(changed[top] or number(top), tag)
              end
            end
            for field, tag in pairs(changed) do redis.call('HSET', KEYS[2], field, string.format('%.0f', tag)) end
            """;

    private final RedissonClient redis;

    FairTurns(RedissonClient redis) {
        this.redis = redis;
    }

    /** @param key of the lane's ready set, with a hash tag; all jobs are of that lane */
    CompletionStage<Void> offer(String key, List<Queued> jobs) {
        var arguments = new ArrayList<Object>(3 * jobs.size() + 1);
        arguments.add(String.valueOf((long) Queued.PRIORITY_STEP));
        for (var job : jobs) {
            arguments.add(job.id().toString());
            arguments.add(String.valueOf(job.priority().value()));
            arguments.add(job.owner().toString());
        }
        return redis.getScript(StringCodec.INSTANCE)
                .<Void>evalAsync(
                        RScript.Mode.READ_WRITE,
                        OFFER,
                        RScript.ReturnType.VALUE,
                        List.of(key, key + ":turns"),
                        arguments.toArray());
    }
}
