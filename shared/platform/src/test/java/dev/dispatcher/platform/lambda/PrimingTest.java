package dev.dispatcher.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class PrimingTest {

    private final Echo function = new Echo();

    /// Takes a request for granted and notes what was in it.
    private static final class Echo implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

        private final List<String> seen = new ArrayList<>();

        @Override
        public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
            seen.add("%s %s by %s in %d s"
                    .formatted(
                            event.getRequestContext().getHttp().getMethod(),
                            event.getBody(),
                            context.getAwsRequestId(),
                            context.getRemainingTimeInMillis() / 1000));
            return APIGatewayV2HTTPResponse.builder().withStatusCode(200).build();
        }
    }

    @Test
    void hasTheHandlerWorkThroughTheRuntimesOwnSerializersWhileEveryWayOutIsClosed() {
        var ways = new ArrayList<String>();
        Rehearsable way = work -> {
            ways.add("closed");
            work.run();
        };
        try (var context = context(way)) {
            context.getBean(Priming.class).of(function, Duration.ofSeconds(9), stage -> {
                assertThat(ways.size()).isEqualTo(function.seen.size() + 1);
                stage.handle(Rehearsed.request("POST", "/", Map.of(), Map.of(), "text"));
            });
            context.getBean(Priming.class).beforeCheckpoint(Core.getGlobalContext());
        }

        assertThat(function.seen).hasSize(31).containsOnly("POST text by priming in 9 s");
    }

    @Test
    void doesNotKeepAFunctionFromBeingDeployed() {
        Rehearsable broken = _ -> {
            throw new IllegalStateException("no database");
        };
        try (var context = context(broken)) {
            context.getBean(Priming.class)
                    .of(
                            function,
                            Duration.ZERO,
                            stage -> stage.handle(Rehearsed.request("GET", "/", Map.of(), Map.of(), null)));
            context.getBean(Priming.class).beforeCheckpoint(Core.getGlobalContext());
        }

        assertThat(function.seen).isEmpty();
    }

    @Test
    void comesBeforeThePoolIsSuspended() {
        try (var context = context()) {
            assertThat(context.getBean(Priming.class).getOrder()).isPositive();
        }
    }

    private static ApplicationContext context(Object... singletons) {
        return FunctionContext.start("test", Map.of(), PrimingTest.class.getClassLoader(), singletons);
    }
}
