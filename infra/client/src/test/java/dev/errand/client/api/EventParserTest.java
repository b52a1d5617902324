package dev.errand.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventParserTest {

    @Test
    void anEventEndsWithAnEmptyLine() {
        assertThat(parse("id: 7-0", "event: stage", "data: {\"a\":1}", "", "data: unfinished"))
                .containsExactly(new ServerEvent("7-0", "stage", "{\"a\":1}"));
    }

    @Test
    void heartbeatsAndUnknownFieldsAreNoEvents() {
        assertThat(parse(": beat", "", "retry: 10", "", ":", "")).isEmpty();
    }

    @Test
    void linesOfDataAreJoined() {
        assertThat(parse("data: one", "data:two", "")).containsExactly(new ServerEvent("", "message", "one\ntwo"));
    }

    @Test
    void theNameIsForOneEventAndTheIdStays() {
        assertThat(parse("id: 1", "event: log", "data: a", "", "data: b", ""))
                .containsExactly(new ServerEvent("1", "log", "a"), new ServerEvent("1", "message", "b"));
    }

    private static List<ServerEvent> parse(String... lines) {
        var parser = new EventParser();
        return Stream.of(lines).map(parser::line).flatMap(Optional::stream).toList();
    }
}
