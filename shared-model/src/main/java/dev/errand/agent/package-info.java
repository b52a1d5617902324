/**
 * What a client asks of an agent, and what it gets: {@link dev.errand.agent.AgentJobs} names the job type, {@link
 * dev.errand.agent.AgentRequest} is its input and {@link dev.errand.agent.AgentResult} what it comes to.
 */
@NullMarked
package dev.errand.agent;

import org.jspecify.annotations.NullMarked;
