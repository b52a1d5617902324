package dev.errand.api.order;

import static dev.errand.database.Columns.required;

import dev.errand.api.account.Caller;
import dev.errand.api.connection.Shielded;
import dev.errand.fortune.BirthProfile;
import dev.errand.job.JobId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The profiles of accounts. */
@Component
class Profiles {

    /** The most of one account. */
    static final int MOST = 100;

    private static final String INSERT = """
            INSERT INTO fortune_profile (id, account_id, name, birth_date, birth_time, birth_location, timezone, gender)
            SELECT :id, :account, :name, :date, :time, :location, :zone, :gender
             WHERE (SELECT count(*) FROM fortune_profile WHERE account_id = :account) < 100
            RETURNING *
            """;
    private static final String CHANGE = """
            UPDATE fortune_profile
               SET name = :name, birth_date = :date, birth_time = :time, birth_location = :location, timezone = :zone,
                   gender = :gender
             WHERE id = :id AND account_id = :account
            RETURNING *
            """;
    private static final String LIST =
            "SELECT * FROM fortune_profile WHERE account_id = :account ORDER BY id LIMIT " + MOST;
    private static final String FIND = "SELECT * FROM fortune_profile WHERE id = :id AND account_id = :account";
    private static final String REMOVE = "DELETE FROM fortune_profile WHERE id = :id AND account_id = :account";

    /** A profile and when it was made. */
    record Profile(UUID id, BirthProfile birth, Instant createdAt) {
        static Profile read(Readable row) {
            return new Profile(
                    required(row, "id", UUID.class),
                    new BirthProfile(
                            required(row, "name", String.class),
                            required(row, "birth_date", LocalDate.class),
                            row.get("birth_time", LocalTime.class),
                            required(row, "birth_location", String.class),
                            required(row, "timezone", String.class),
                            row.get("gender", String.class)),
                    required(row, "created_at", Instant.class));
        }
    }

    private final DatabaseClient database;

    Profiles(DatabaseClient database) {
        this.database = database;
    }

    /** Empty if the account has {@link #MOST}. */
    Mono<Profile> make(Caller caller, BirthProfile birth) {
        return write(INSERT, JobId.next().value(), caller, birth);
    }

    /** Empty if it has no such profile. */
    Mono<Profile> change(Caller caller, UUID id, BirthProfile birth) {
        return write(CHANGE, id, caller, birth);
    }

    private Mono<Profile> write(String statement, UUID id, Caller caller, BirthProfile birth) {
        return Shielded.from(() -> database.sql(statement)
                .bind("id", id)
                .bind("account", caller.account())
                .bind("name", birth.name())
                .bind("date", birth.birthDate())
                .bind("time", Parameters.in(R2dbcType.TIME, birth.birthTime()))
                .bind("location", birth.birthLocation())
                .bind("zone", birth.timezone())
                .bind("gender", Parameters.in(R2dbcType.VARCHAR, birth.gender()))
                .map(Profile::read)
                .one());
    }

    Mono<List<Profile>> list(Caller caller) {
        return Shielded.from(() -> database.sql(LIST)
                .bind("account", caller.account())
                .map(Profile::read)
                .all()
                .collectList());
    }

    Mono<Profile> find(Caller caller, UUID id) {
        return Shielded.from(() -> database.sql(FIND)
                .bind("id", id)
                .bind("account", caller.account())
                .map(Profile::read)
                .one());
    }

    /** False if it has no such profile. */
    Mono<Boolean> remove(Caller caller, UUID id) {
        return Shielded.from(() -> database.sql(REMOVE)
                        .bind("id", id)
                        .bind("account", caller.account())
                        .fetch()
                        .rowsUpdated())
                .map(rows -> rows == 1);
    }
}
