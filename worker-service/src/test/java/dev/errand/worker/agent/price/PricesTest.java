package dev.errand.worker.agent.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.agent.AgentTokens;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** The shipped list, its match rules, and what an administrator sets against it. */
class PricesTest {

    private static final AgentTokens TOKENS = new AgentTokens(1_000, 500, 4_000, 2_000);
    private final Prices prices = new Prices(Map.of());

    @Test
    void theListedModelsCostWhatTheirProviderSays() {
        assertThat(prices.cost("anthropic", "claude-sonnet-4-5", TOKENS))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("0.0192"));
        assertThat(prices.cost("anthropic", "claude-opus-5-5", TOKENS))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("0.0248"));
    }

    @Test
    void aDatedNameIsFoundByTheListsRules() {
        assertThat(prices.cost("anthropic", "claude-opus-5-5-20261101", TOKENS))
                .isEqualTo(prices.cost("anthropic", "claude-opus-5-5", TOKENS));
    }

    @Test
    void longInputCostsMore() {
        assertThat(prices.cost("anthropic", "claude-sonnet-4-5", new AgentTokens(300_000, 0, 0, 0)))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("1.8"));
    }

    @Test
    void anUnknownModelHasNoCost() {
        assertThat(prices.cost("anthropic", "mystery", TOKENS)).isEmpty();
        assertThat(prices.cost("ollama", "llama3", TOKENS)).isEmpty();
    }

    @Test
    void anAdministratorsPriceGoesFirst() {
        var own = new Prices(Map.of("llama3", new Price(BigDecimal.ONE, BigDecimal.TEN, null, null)));
        assertThat(own.cost("ollama", "llama3", new AgentTokens(1_000_000, 100_000, 0, 0)))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("2"));
    }

    @Test
    void pricesAreConfiguredByModel() {
        var environment = new MockEnvironment()
                .withProperty("errand.prices.my-model.input", "1")
                .withProperty("errand.prices.my-model.output", "10")
                .withProperty("errand.prices.my-model.cache-read", "0.5")
                .withProperty("errand.prices.[gpt-5.4].input", "3")
                .withProperty("errand.prices.[gpt-5.4].output", "3");
        var configured = new PriceConfiguration().prices(environment);
        assertThat(configured.cost("any", "my-model", new AgentTokens(0, 0, 1_000_000, 0)))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("0.5"));
        assertThat(configured.cost("openai", "gpt-5.4", new AgentTokens(1_000_000, 0, 0, 0)))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("3"));
    }
}
