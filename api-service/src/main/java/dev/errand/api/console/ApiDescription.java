package dev.errand.api.console;

import dev.errand.job.JobId;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.UUID;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document: made from the controllers, with what they all have in common added here. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static {
        SpringDocUtils.getConfig().replaceWithClass(JobId.class, UUID.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .components(new Components()
                        .addSecuritySchemes(
                                "key",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("an API key, or an issuer's token"))
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("errand_session")
                                        .description("as POST /api/sessions sets it; changes need X-XSRF-TOKEN, too")))
                .addSecurityItem(new SecurityRequirement().addList("key"))
                .addSecurityItem(new SecurityRequirement().addList("session"))
                .info(new Info()
                        .title("Errand")
                        .version("0.1")
                        .description(
                                "Runs long errands behind an API, and loses none of them. Submit, follow, fetch."));
    }

    /** Names in the document as they are on the wire. */
    @Bean
    ModelResolver snakeCase(ObjectMapperProvider mappers) {
        var mapper = mappers.jsonMapper()
                .copy()
                .setPropertyNamingStrategy(com.fasterxml.jackson.databind.PropertyNamingStrategies.SNAKE_CASE);
        var resolver = new ModelResolver(mapper);
        ModelConverters.getInstance().addConverter(resolver);
        return resolver;
    }

    /** Every operation can answer with a problem document, and those that name a thing with 404. */
    @Bean
    OpenApiCustomizer problemAnswers() {
        return api -> {
            api.getComponents().addSchemas("Problem", problem());
            api.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> describe(path, operation)));
        };
    }

    private static void describe(String path, Operation operation) {
        var answers = operation.getResponses();
        if (path.contains("{")) {
            answers.computeIfAbsent("404", status -> new ApiResponse().description("There is nothing of this name"));
        }
        answers.forEach((status, answer) -> {
            if (status.startsWith("4")) {
                answer.setContent(problemContent());
            }
        });
        answers.addApiResponse("4XX", response("The request cannot be answered as asked"));
        answers.addApiResponse("5XX", response("Something here does not work; 503 says when to try again"));
    }

    private static ApiResponse response(String description) {
        return new ApiResponse().description(description).content(problemContent());
    }

    private static Content problemContent() {
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        return new Content().addMediaType("application/problem+json", new MediaType().schema(schema));
    }

    private static Schema<?> problem() {
        var fault = new ObjectSchema()
                .addProperty("field", new StringSchema())
                .addProperty("message", new StringSchema())
                .addProperty("bound", new Schema<>().description("what the value must keep to, if it is a limit"));
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("errors", new ArraySchema().items(fault));
    }
}
