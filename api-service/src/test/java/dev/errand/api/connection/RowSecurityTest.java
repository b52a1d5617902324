package dev.errand.api.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.database.Database;
import dev.errand.database.DatabaseRole;
import dev.errand.database.DatabaseSettings;
import dev.errand.job.JobOptions;
import dev.errand.job.JobType;
import dev.errand.job.Jobs;
import dev.errand.job.Lane;
import dev.errand.job.NewJob;
import dev.errand.testing.TestServers;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** PostgreSQL keeps accounts apart, whatever the statements say: here they all share one connection. */
@Timeout(60)
class RowSecurityTest {

    private static final dev.errand.embedded.Database SERVER = TestServers.freshDatabase();
    private static final ConnectionPool ONE =
            database(SERVER.user(), SERVER.password()).as(DatabaseRole.API).pool("one", RowAccess::greet);
    private static final ConnectionPool INTAKE =
            database(SERVER.user(), SERVER.password()).as(DatabaseRole.INTAKE).pool("intake");
    private static final ConnectionPool WORKER =
            database(SERVER.user(), SERVER.password()).as(DatabaseRole.WORKER).pool("worker");

    @SuppressWarnings("rawtypes")
    private static final JobType<Map> TYPE =
            JobType.of("test.rows", Map.class, new Lane("test")).stages("only");

    private final DatabaseClient api = DatabaseClient.create(ONE);
    private final DatabaseClient intake = DatabaseClient.create(INTAKE);
    private final DatabaseClient worker = DatabaseClient.create(WORKER);
    private final TransactionalOperator transaction = TransactionalOperator.create(new R2dbcTransactionManager(ONE));
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    private static Database database(String user, String password) {
        return new Database(new DatabaseSettings(
                SERVER.host(), SERVER.port(), SERVER.name(), user, password, 1, Duration.ofSeconds(10)));
    }

    @AfterAll
    static void close() {
        ONE.dispose();
        INTAKE.dispose();
        WORKER.dispose();
    }

    private static <T> Mono<T> as(UUID account, Mono<T> work) {
        return work.contextWrite(context -> new RowAccess(account, false).in(context));
    }

    private UUID job(UUID owner) {
        var job = NewJob.of(TYPE, Map.of("n", 1), JobOptions.NONE.owner(owner));
        new Jobs(intake).insert(List.of(job)).block();
        return job.id().value();
    }

    private Mono<List<UUID>> owners() {
        return owners(api);
    }

    private static Mono<List<UUID>> owners(DatabaseClient database) {
        return database.sql("SELECT owner_id FROM job")
                .map(row -> row.get("owner_id", UUID.class))
                .all()
                .collectList();
    }

    @Test
    void aStatementWithoutAnyConditionFindsOnesOwnRows() {
        job(one);
        job(other);

        assertThat(as(one, owners()).block()).containsOnly(one);
        assertThat(as(other, owners()).block()).containsOnly(other);
        assertThat(owners().block()).as("without a caller").isEmpty();
        assertThat(RowAccess.everything(owners()).block()).contains(one, other);
        assertThat(owners().block()).as("after one who sees all").isEmpty();
    }

    @Test
    void whatIsAJobsIsSeenWithTheJob() {
        var job = job(one);
        var stages = api.sql("SELECT job_id FROM job_stage")
                .map(row -> row.get("job_id", UUID.class))
                .all()
                .collectList();

        assertThat(as(one, stages).block()).containsExactly(job);
        assertThat(as(other, stages).block()).isEmpty();
    }

    @Test
    void nobodyWritesWhatIsAnothers() {
        var job = job(one);
        var cancel = api.sql("UPDATE job SET priority = 1 WHERE id = :id")
                .bind("id", job)
                .fetch()
                .rowsUpdated();
        var give = api.sql("UPDATE job SET owner_id = :other WHERE id = :id")
                .bind("other", other)
                .bind("id", job)
                .fetch()
                .rowsUpdated();
        var insert = new Jobs(api).insert(List.of(NewJob.of(TYPE, Map.of(), JobOptions.NONE.owner(one))));

        assertThat(as(other, cancel).block()).isZero();
        assertThatThrownBy(() -> as(one, give).block()).hasMessageContaining("row-level security");
        assertThatThrownBy(() -> as(other, insert).block()).hasMessageContaining("row-level security");
    }

    @Test
    void anErrorInATransactionLeavesNobodysIdentityBehind() {
        job(one);
        var broken = owners().flatMap(mine -> api.sql("SELECT 1 / 0").fetch().rowsUpdated())
                .as(transaction::transactional);
        var refused = owners().flatMap(mine -> Mono.<Long>error(new IllegalStateException("changed its mind")))
                .as(transaction::transactional);
        var reset = api.sql("SELECT set_config('app.user_id', :other, false)")
                .bind("other", other.toString())
                .fetch()
                .rowsUpdated()
                .as(transaction::transactional);

        for (var failing : List.of(broken, refused, reset)) {
            as(one, failing).onErrorComplete().block();
            assertThat(owners().block()).isEmpty();
            assertThat(as(other, owners()).block()).doesNotContain(one);
        }
    }

    @Test
    void aThousandTurnsOnOneConnectionNeverMix() {
        job(one);
        job(other);
        var mixed = Flux.range(0, 1_000)
                .flatMap(
                        n -> {
                            var who = ThreadLocalRandom.current().nextBoolean() ? one : other;
                            var seen = n % 7 == 0 ? owners().as(transaction::transactional) : owners();
                            return as(who, seen).filter(owners -> !owners.equals(List.of(who)));
                        },
                        8)
                .count()
                .block();

        assertThat(mixed).isZero();
    }

    @Test
    void theIntakeStoresForAllAndReadsNothingOfIt() {
        job(one);

        for (var column : List.of("input FROM job", "profile FROM fortune_order", "email FROM account")) {
            assertThatThrownBy(
                            () -> intake.sql("SELECT " + column).fetch().all().blockLast())
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() ->
                        intake.sql("DELETE FROM job").fetch().rowsUpdated().block())
                .hasMessageContaining("permission denied");
    }

    /** A plan for all values looks at more tables than one for these: PostgreSQL takes to it after a few orders, or not. */
    @Test
    void theIntakeStoresPaidOrdersHoweverPostgresPlansTheirTriggers() {
        intake.sql("""
                        SET plan_cache_mode = force_generic_plan;
                        INSERT INTO fortune_order (id, account_id, profile, experts, total_price, language, payment_method, job_id, status, payment_status, paid_at)
                        VALUES (gen_random_uuid(), '00000000-0000-0000-0000-000000000000', '{}', '{bazi}', 1, 'en', 'test',
                                gen_random_uuid(), 'paid', 'paid', now());
                        RESET plan_cache_mode
                        """).then().block();
    }

    @Test
    void workersSeeEveryJobAndNoAccount() {
        var job = job(one);

        assertThat(worker.sql("SELECT input FROM job WHERE id = :id")
                        .bind("id", job)
                        .fetch()
                        .all()
                        .collectList()
                        .block())
                .hasSize(1);
        for (var table : List.of("account", "account_session", "api_key", "audit")) {
            assertThatThrownBy(() ->
                            worker.sql("SELECT * FROM " + table).fetch().all().blockLast())
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void nobodyRewritesWhatWasWrittenDown() {
        assertThatThrownBy(() -> RowAccess.everything(
                                api.sql("DELETE FROM audit").fetch().rowsUpdated())
                        .block())
                .hasMessageContaining("permission denied");
    }

    @Test
    void theIndexOfAnAccountsJobsServesUnderThePolicies() {
        var explain = api.sql("EXPLAIN SELECT id FROM job WHERE owner_id <> '00000000-0000-0000-0000-000000000000'"
                        + " AND owner_id = :owner ORDER BY id DESC LIMIT 10")
                .bind("owner", one)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList();
        var plan = as(
                        one,
                        api.sql("SET LOCAL enable_seqscan = off")
                                .then()
                                .then(explain)
                                .as(transaction::transactional))
                .block();

        assertThat(String.join("\n", plan))
                .contains("Index Only Scan Backward using job_owner", "Index Cond: (owner_id =");
    }

    @Test
    void aLoginOfTheApiAloneIsNoMoreThanItsRoleWhateverItTakesOn() {
        job(one);
        owner("CREATE ROLE api_login LOGIN PASSWORD 'of its own'");
        owner("GRANT errand_api, errand_intake TO api_login");
        var pool = database("api_login", "of its own").as(DatabaseRole.API).pool("login", RowAccess::greet);
        var login = DatabaseClient.create(pool);

        assertThatThrownBy(() -> login.sql("SET ROLE errand_worker").then().block())
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> login.sql("SET ROLE " + SERVER.user()).then().block())
                .hasMessageContaining("permission denied");
        assertThat(reset(login).block()).isEmpty();
        pool.dispose();
    }

    /** The rows that are seen after leaving the role, on the same connection. */
    private static Mono<List<UUID>> reset(DatabaseClient login) {
        return login.inConnection(connection -> Flux.from(
                        connection.createStatement("RESET ROLE").execute())
                .flatMap(result -> result.getRowsUpdated())
                .thenMany(Flux.from(
                        connection.createStatement("SELECT owner_id FROM job").execute()))
                .flatMap(result -> result.map((row, columns) -> row.get("owner_id", UUID.class)))
                .collectList());
    }

    private static void owner(String statement) {
        var pool = database(SERVER.user(), SERVER.password()).pool("owner");
        DatabaseClient.create(pool).sql(statement).then().block();
        pool.dispose();
    }

    /** A table that a later migration adds belongs on one of the two sides. */
    @Test
    void everyTableIsWalledOrNobodysInParticular() {
        var open = api.sql(
                        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
                                + " AND NOT (relrowsecurity AND relforcerowsecurity)")
                .map(row -> row.get("relname", String.class))
                .all()
                .collectList()
                .block();

        assertThat(open).containsExactlyInAnyOrder("worker", "agent_pool", "agent_slot", "flyway_schema_history");
    }

    @Test
    void theApiIsNeitherTheTablesOwnerNorAboveTheRules() {
        var facts = api.sql(
                        "SELECT current_user AS me, (SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole)"
                                + " AS owned, rolsuper OR rolbypassrls AS above FROM pg_roles WHERE rolname = current_user")
                .fetch()
                .one()
                .block();

        assertThat(facts)
                .containsEntry("me", "errand_api")
                .containsEntry("owned", 0L)
                .containsEntry("above", false);
    }
}
