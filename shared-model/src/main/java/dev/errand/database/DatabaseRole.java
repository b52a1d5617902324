package dev.errand.database;

/** The roles that sessions take on, as the schema makes them: what each of them may see is said there. */
public final class DatabaseRole {

    /** Requests: an account's rows. */
    public static final String API = "errand_api";

    /** The group commit that stores everybody's jobs. */
    public static final String INTAKE = "errand_intake";

    /** Workers: all jobs, no accounts. */
    public static final String WORKER = "errand_worker";

    private DatabaseRole() {}
}
