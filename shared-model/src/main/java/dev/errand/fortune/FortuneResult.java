package dev.errand.fortune;

import java.util.List;
import java.util.UUID;

/**
 * What a fortune analysis came to; the report itself is in {@code fortune_report}, and its PDF an artifact of the job.
 *
 * @param modelUsed what wrote it; {@code computed} if no model did
 * @param pdf the artifact's name
 */
public record FortuneResult(UUID order, List<String> experts, String modelUsed, long generationMs, String pdf) {}
