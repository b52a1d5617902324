package dev.errand.api.order;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.errand.api.account.Caller;
import dev.errand.api.problem.InvalidValue;
import dev.errand.api.problem.StrictBody;
import dev.errand.api.problem.UnknownId;
import dev.errand.fortune.BirthProfile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The caller's profiles. */
@RestController
@RequestMapping("/api/profiles")
@Tag(name = "Fortune shop")
class ProfileController {

    private final Profiles profiles;
    private final StrictBody bodies;

    ProfileController(Profiles profiles, StrictBody bodies) {
        this.profiles = profiles;
        this.bodies = bodies;
    }

    @Schema(name = "Profile")
    record View(UUID id, @JsonUnwrapped BirthProfile birth, Instant createdAt) {
        static View of(Profiles.Profile profile) {
            return new View(profile.id(), profile.birth(), profile.createdAt());
        }
    }

    record ViewList(List<View> profiles) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Keeps who analyses are about",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ProfileForm.class))))
    @ApiResponse(responseCode = "422", description = "A field is missing, or not what it may be")
    Mono<View> make(@RequestBody byte[] body, Caller caller) {
        return profiles.make(caller, checked(body))
                .switchIfEmpty(Mono.error(() -> new InvalidValue("name", "would be the 101st profile", Profiles.MOST)))
                .map(View::of);
    }

    private BirthProfile checked(byte[] body) {
        return bodies.read(body, ProfileForm.class).checked("", Clock.systemUTC());
    }

    @GetMapping
    @Operation(summary = "Lists one's profiles")
    Mono<ViewList> list(Caller caller) {
        return profiles.list(caller)
                .map(all -> new ViewList(all.stream().map(View::of).toList()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a profile")
    @ApiResponse(responseCode = "404", description = "There is no such profile")
    Mono<View> one(@PathVariable UUID id, Caller caller) {
        return profiles.find(caller, id).map(View::of).switchIfEmpty(unknown(id));
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Changes a profile; orders keep what they were made with",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ProfileForm.class))))
    @ApiResponse(responseCode = "404", description = "There is no such profile")
    Mono<View> change(@PathVariable UUID id, @RequestBody byte[] body, Caller caller) {
        return profiles.change(caller, id, checked(body)).map(View::of).switchIfEmpty(unknown(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forgets a profile; orders keep what they were made with")
    @ApiResponse(responseCode = "404", description = "There is no such profile")
    Mono<Void> remove(@PathVariable UUID id, Caller caller) {
        return profiles.remove(caller, id)
                .filter(removed -> removed)
                .switchIfEmpty(unknown(id))
                .then();
    }

    private static <T> Mono<T> unknown(UUID id) {
        return Mono.error(() -> new UnknownId("profile", id));
    }
}
