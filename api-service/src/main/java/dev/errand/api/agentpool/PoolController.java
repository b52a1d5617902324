package dev.errand.api.agentpool;

import dev.errand.api.problem.UnknownId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What holds agents back, and an operator's word that it is mended. */
@RestController
@Tag(name = "Agents")
class PoolController {

    private final Pools pools;

    PoolController(Pools pools) {
        this.pools = pools;
    }

    record PoolList(int count, List<PoolView> pools) {}

    @GetMapping("/api/agents/pools")
    @Operation(summary = "Lists the providers' pools")
    Mono<PoolList> list() {
        return pools.all().map(all -> new PoolList(all.size(), all));
    }

    @PostMapping("/api/agents/pools/{name}/resume")
    @Operation(summary = "Lets jobs into a paused or parked pool again")
    @ApiResponse(responseCode = "200", description = "the pool; the same if it was open already")
    @ApiResponse(responseCode = "404", description = "there is no such pool")
    Mono<PoolView> resume(@PathVariable String name) {
        return pools.resume(name).switchIfEmpty(Mono.error(() -> new UnknownId("pool", name)));
    }
}
