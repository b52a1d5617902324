package dev.errand.worker.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/** Names one run of one worker process: with the attempt's number, the fence of every write to a job. */
record WorkerId(String text) {

    /** Host, process and a random part, so that a restarted process is never taken for its predecessor. */
    static WorkerId make() {
        var random = Integer.toHexString(ThreadLocalRandom.current().nextInt(0x10000, 0x100000));
        return new WorkerId(host() + "-" + ProcessHandle.current().pid() + "-" + random);
    }

    static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
