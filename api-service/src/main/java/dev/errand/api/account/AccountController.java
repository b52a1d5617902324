package dev.errand.api.account;

import dev.errand.api.problem.InvalidValue;
import dev.errand.api.problem.StrictBody;
import dev.errand.api.problem.UnknownId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Accounts: everybody may make one, admins look after them. */
@RestController
@Tag(name = "Accounts")
class AccountController {

    private static final UUID FIRST = new UUID(0, 0);
    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Account::word).toList();

    private final SignIn signIn;
    private final Accounts accounts;
    private final Audit audit;
    private final StrictBody bodies;
    private final boolean open;

    AccountController(SignIn signIn, Accounts accounts, Audit audit, StrictBody bodies, AccountProperties properties) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.audit = audit;
        this.bodies = bodies;
        this.open = properties.signUp();
    }

    /** @param next what to ask for as {@code after} to get what follows; null on the last page */
    record AccountPage(List<AccountView> accounts, @Nullable UUID next) {}

    /**
     * What an admin may change; what is absent stays.
     *
     * @param role user, operator or admin
     * @param payloads whether an operator may look into others' jobs
     */
    @Schema(name = "AccountChange")
    record Change(@Nullable String role, @Nullable Boolean payloads) {}

    @PostMapping(path = "/api/accounts", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Makes an account",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SignInForm.class))))
    @ApiResponse(responseCode = "201", description = "The account; sign in with it next")
    @ApiResponse(responseCode = "403", description = "Accounts are made by others here")
    @ApiResponse(responseCode = "409", description = "There is an account with this e-mail address")
    @ApiResponse(
            responseCode = "422",
            description = "No e-mail address, a password too short or too long, another field")
    @ApiResponse(responseCode = "429", description = "Too many from this address; Retry-After says how long to wait")
    Mono<AccountView> signUp(@RequestBody byte[] body, @Parameter(hidden = true) ServerWebExchange exchange) {
        var form = bodies.read(body, SignInForm.class);
        if (!open) {
            throw NotAllowed.role(Role.ADMIN);
        }
        return signIn.signUp(form.address(), Passwords.checked(form.secret()), Address.of(exchange))
                .map(AccountView::of);
    }

    @GetMapping("/api/accounts")
    @Operation(summary = "Lists accounts; for admins")
    Mono<AccountPage> list(
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") @Parameter(description = "1 to 100") int limit) {
        var most = InvalidValue.within("limit", limit, 1, Accounts.PAGE);
        return accounts.page(after == null ? FIRST : after, most).map(page -> {
            var views = page.stream().map(AccountView::of).toList();
            return new AccountPage(
                    views, views.size() < most ? null : views.get(most - 1).id());
        });
    }

    @PatchMapping(path = "/api/accounts/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Changes what an account may do; for admins",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Change.class))))
    @ApiResponse(responseCode = "200", description = "The account as it is now; it counts from the next request on")
    @ApiResponse(responseCode = "404", description = "There is no such account")
    Mono<AccountView> change(
            @PathVariable UUID id,
            @RequestBody byte[] body,
            Caller caller,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var change = bodies.read(body, Change.class);
        var role = change.role();
        if (role != null && !ROLES.contains(role)) {
            throw new InvalidValue("role", "is not one of " + String.join(", ", ROLES), ROLES);
        }
        if (caller.owns(id)) {
            throw new InvalidValue("id", "is your own account, which another admin has to change", null);
        }
        return accounts.change(id, role == null ? null : Account.role(role), change.payloads())
                .switchIfEmpty(Mono.error(() -> new UnknownId("account", id)))
                .delayUntil(account -> audit.write(AuditAction.ACCOUNT_CHANGED, caller.account(), id, id))
                .map(AccountView::of);
    }
}
