package dev.errand.worker.engine;

import java.lang.reflect.Method;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Threads that run handlers: virtual where the JDK has them (21 and later), else platform threads. */
final class Threads {

    private static final @Nullable ThreadFactory VIRTUAL = virtual();

    private Threads() {}

    /** Daemon platform threads with this name and a number. */
    static ThreadFactory named(String name) {
        var count = new AtomicLong();
        return task -> {
            var thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Virtual threads where there are any. */
    static ThreadFactory light(String name) {
        var virtual = VIRTUAL;
        if (virtual == null) {
            return named(name);
        }
        var count = new AtomicLong();
        return task -> {
            var thread = virtual.newThread(task);
            thread.setName(name + "-" + count.incrementAndGet());
            return thread;
        };
    }

    private static @Nullable ThreadFactory virtual() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Method factory = Class.forName("java.lang.Thread$Builder").getMethod("factory");
            return (ThreadFactory) factory.invoke(builder);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
