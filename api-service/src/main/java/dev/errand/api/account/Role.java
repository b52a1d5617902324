package dev.errand.api.account;

/** What an account may do beyond its own work. */
public enum Role {
    /** Sees and steers its own jobs. */
    USER,
    /** Sees and steers everybody's jobs; what is in them only where that was granted. */
    OPERATOR,
    /** May do everything. */
    ADMIN
}
