package dev.errand.client;

import java.time.Duration;
import java.util.Map;
import java.util.Stack;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** How long to wait, as people write it: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}; a bare number is seconds. */
record Patience(Duration time) {

    /** Until the end. */
    static final String NO_LIMIT = "0";

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,7})(ms|s|m|h|d|)");

    boolean hasLimit() {
        return !time.isZero();
    }

    /** Leaves to the next parameter what looks like no time: {@code --wait ID} waits for that job to the end. */
    static final class MayBeLeftOut implements IParameterPreprocessor {
        private static final Pattern ATTEMPT = Pattern.compile("[0-9]+[a-z]*");

        @Override
        public boolean preprocess(
                Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> information) {
            boolean apart = " ".equals(information.get("separator")); // not --wait=TIME
            if (apart
                    && !arguments.isEmpty()
                    && !ATTEMPT.matcher(arguments.peek()).matches()) {
                arguments.push(NO_LIMIT);
            }
            return false;
        }
    }

    /** Reads it from the command line. */
    static final class Converter implements ITypeConverter<Patience> {
        @Override
        public Patience convert(String text) {
            Matcher match = TEXT.matcher(text);
            if (!match.matches()) {
                throw new TypeConversionException("'" + text + "' is no time such as 500ms, 30s, 5m or 2h");
            }
            long number = Long.parseLong(match.group(1));
            return new Patience(
                    switch (match.group(2)) {
                        case "ms" -> Duration.ofMillis(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        case "d" -> Duration.ofDays(number);
                        default -> Duration.ofSeconds(number);
                    });
        }
    }
}
