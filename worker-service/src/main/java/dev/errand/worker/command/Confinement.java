package dev.errand.worker.command;

import dev.errand.command.CommandSpec.Limits;
import dev.errand.command.Sandbox;
import java.nio.file.Path;
import java.util.List;

/**
 * How far a program is shut off. It gets the best level that the worker has, up to {@code most}.
 *
 * @param least refused below it
 * @param most for programs that make a sandbox of their own
 * @param readable files and directories that it may read inside {@code bwrap}, beside the system's; missing ones are left out
 * @param writable the same for writing
 * @param network whether it has the network inside {@code bwrap}
 * @param limits what it may use up, from {@code prlimit} on
 */
public record Confinement(
        Sandbox least, Sandbox most, List<Path> readable, List<Path> writable, boolean network, Limits limits) {

    public static final Confinement BEST = new Confinement(
            Sandbox.NONE, Sandbox.BWRAP, List.of(), List.of(), false, new Limits(null, null, null, null));

    public Confinement {
        readable = List.copyOf(readable);
        writable = List.copyOf(writable);
    }

    public Confinement least(Sandbox level) {
        return new Confinement(level, most, readable, writable, network, limits);
    }

    public Confinement most(Sandbox level) {
        return new Confinement(least, level, readable, writable, network, limits);
    }

    public Confinement readable(List<Path> paths) {
        return new Confinement(least, most, paths, writable, network, limits);
    }

    public Confinement writable(List<Path> paths) {
        return new Confinement(least, most, readable, paths, network, limits);
    }

    public Confinement network(boolean allowed) {
        return new Confinement(least, most, readable, writable, allowed, limits);
    }

    public Confinement limits(Limits most) {
        return new Confinement(least, this.most, readable, writable, network, most);
    }
}
