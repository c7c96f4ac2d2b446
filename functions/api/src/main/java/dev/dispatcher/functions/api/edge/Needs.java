package dev.dispatcher.functions.api.edge;

import dev.dispatcher.database.Scope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The scope that a route asks of a token; of several, any one will do. A route that neither needs one nor is `@Open`
/// is closed to everybody.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
    Scope[] value();
}
