package dev.errand.worker.webhook;

import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * A message on its way to an endpoint.
 *
 * @param payload the body, as it is signed
 * @param secrets those that are valid now, the current one first
 * @param failures attempts of the sending job that failed so far
 * @param delivered whether an earlier attempt brought it there
 * @param disabled whether the endpoint takes no messages any more
 */
record Message(
        UUID delivery,
        UUID endpoint,
        URI url,
        String payload,
        List<String> secrets,
        int failures,
        boolean delivered,
        boolean disabled) {}
