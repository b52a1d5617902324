package dev.errand.api.submit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large submissions may be.
 *
 * @param maxBody the largest request: one job or a list ({@code ERRAND_SUBMIT_MAX_BODY})
 * @param maxInput the largest input of one job, as JSON without blanks ({@code ERRAND_SUBMIT_MAX_INPUT})
 * @param maxUnderWay the most bytes of requests that are read at once ({@code ERRAND_SUBMIT_MAX_UNDER_WAY})
 */
@ConfigurationProperties("errand.submit")
record SubmitProperties(
        @DefaultValue("4MB") DataSize maxBody,
        @DefaultValue("256KB") DataSize maxInput,
        @DefaultValue("16MB") DataSize maxUnderWay) {

    SubmitProperties {
        if (maxInput.toBytes() < 1 || maxBody.compareTo(maxInput) < 0 || maxUnderWay.compareTo(maxBody) < 0) {
            throw new IllegalArgumentException(
                    "errand.submit.max-input is at most max-body, which is at most max-under-way, but they were "
                            + maxInput + ", " + maxBody + ", " + maxUnderWay);
        }
    }
}
