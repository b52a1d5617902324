package dev.errand.worker.agent.model;

import java.util.List;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.node.ObjectNode;

/** How a kind of server is spoken to. */
interface Codec {

    String path();

    void authorize(HttpHeaders headers, String key);

    ObjectNode body(ModelRequest request);

    Decoder decoder(ModelRequest request);

    /** Reads one answer; knows where in it it is. */
    interface Decoder {

        /** @throws ModelFailure if the frame says that the request failed */
        List<ModelEvent> frame(String data);

        /** The stream is over: what is left to say. Empty if the answer was not whole. */
        default List<ModelEvent> end() {
            return List.of();
        }
    }
}
