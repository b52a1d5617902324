package dev.errand.client;

import picocli.CommandLine;

/** As the jar's manifest has it. */
final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
        var version = ErrandClient.class.getPackage().getImplementationVersion();
        return new String[] {"errand " + (version == null ? "(not from a jar)" : version)};
    }
}
