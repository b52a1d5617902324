/**
 * Asks agents: command line programs, models over HTTP, or what this worker computes itself. Workloads get an {@link
 * dev.errand.worker.agent.Agent} from {@link dev.errand.worker.agent.Agents} and give it an {@link
 * dev.errand.agent.AgentRequest}. An {@link dev.errand.worker.agent.Adapter} knows one program: how it is started, what its
 * output means, and what its ending comes to.
 */
@NullMarked
package dev.errand.worker.agent;

import org.jspecify.annotations.NullMarked;
