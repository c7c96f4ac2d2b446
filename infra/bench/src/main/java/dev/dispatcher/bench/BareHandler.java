package dev.dispatcher.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.dispatcher.sandbox.FunctionFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.joda.time.DateTime;

/// The floor: a handler of AWS's types with no framework, no database and nothing to do.
public final class BareHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withHeaders(Map.of("Content-Type", "application/json"))
                .withBody("{\"length\":" + event.getBody().length() + "}")
                .build();
    }

    /// As it would lie in Lambda: its class, and the jars with AWS's types in `lib`.
    static FunctionFolder deployed() {
        try {
            var folder = Files.createTempDirectory("bare");
            var type = BareHandler.class.getName().replace('.', '/') + ".class";
            var file = folder.resolve(type);
            Files.createDirectories(file.getParent());
            try (var in = BareHandler.class.getResourceAsStream("/" + type)) {
                if (in == null) throw new IllegalStateException(type);
                Files.copy(in, file);
            }
            long bytes = Files.size(file);
            var lib = Files.createDirectories(folder.resolve("lib"));
            for (var used : new Class<?>[] {APIGatewayV2HTTPEvent.class, RequestHandler.class, DateTime.class}) {
                var jar = home(used);
                Files.copy(jar, lib.resolve(jar.getFileName()));
                bytes += Files.size(jar);
            }
            return new FunctionFolder(folder, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
