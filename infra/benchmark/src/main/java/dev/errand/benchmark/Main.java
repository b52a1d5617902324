package dev.errand.benchmark;

/** Starts a part of the benchmark, or with options only, the benchmark. */
public final class Main {

    private Main() {}

    /** {@code setup} | {@code produce MODE N KIND} | {@code worker} | {@code fair} | {@code orders} | the options of {@link Options}. */
    public static void main(String[] arguments) throws Exception {
        var part = arguments.length == 0 ? "" : arguments[0];
        var where = Surroundings.ofThisProcess();
        switch (part) {
            case "setup" -> Schema.make(where);
            case "worker" -> WorkerProcess.run(where);
            case "produce" -> {
                Producer.run(where, arguments[1], Integer.parseInt(arguments[2]), arguments[3]);
                System.exit(0);
            }
            case "fair" -> FairSharing.run();
            case "orders" -> OrderRate.run();
            default -> Benchmark.run(Options.parse(arguments));
        }
    }
}
