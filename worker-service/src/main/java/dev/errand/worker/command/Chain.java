package dev.errand.worker.command;

import dev.errand.command.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The launch chain: a session of its own, limits, namespaces, then the program. Each word starts the next one in its own
 * place, so that the process started here leads the session.
 */
record Chain(Optional<String> setsid, Optional<String> prlimit, Optional<String> bwrap) {

    static Chain ofThisMachine() {
        return new Chain(Tools.find("setsid"), Tools.find("prlimit"), Tools.find("bwrap"));
    }

    List<String> words(Launch launch, Sandbox level) {
        var words = new ArrayList<String>();
        setsid.ifPresent(words::add);
        if (level.atLeast(Sandbox.PRLIMIT)) {
            prlimit.ifPresent(tool ->
                    words.addAll(Prlimit.words(tool, launch.confinement().limits())));
        }
        if (level == Sandbox.BWRAP) {
            bwrap.ifPresent(tool -> words.addAll(Bubblewrap.words(tool, launch)));
        }
        words.addAll(launch.argv());
        return words;
    }
}
