package dev.errand.api.account;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** Makes {@link Caller} an argument of controllers, of which the API's description says nothing. */
@Configuration(proxyBeanMethods = false)
class CallerArguments implements WebFluxConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    private final CallerArgument argument;

    CallerArguments(CallerArgument argument) {
        this.argument = argument;
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(argument);
    }
}
