package dev.dispatcher.platform.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.jackson.ObjectMapperFactory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/// Gives the framework our mapper, so that there is one JSON and not two.
@Factory
final class JsonBeans {

    @Singleton
    @Primary
    @Named("json")
    @Replaces(value = ObjectMapper.class, factory = ObjectMapperFactory.class)
    ObjectMapper mapper() {
        return Json.mapper();
    }
}
