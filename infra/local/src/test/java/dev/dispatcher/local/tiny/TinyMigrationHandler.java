package dev.dispatcher.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import dev.dispatcher.platform.Settings;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// Migrates nothing and says so, or fails with what `FAIL_WITH` says.
public final class TinyMigrationHandler implements RequestHandler<CloudFormationCustomResourceEvent, Object> {

    private final Settings settings;

    public TinyMigrationHandler(ApplicationContext context) {
        this.settings = context.getBean(Settings.class);
    }

    @Override
    public Object handleRequest(CloudFormationCustomResourceEvent event, Context invocation) {
        settings.required("ADMIN_TOKEN");
        var answer = settings.text("FAIL_WITH")
                .map("{\"Status\":\"FAILED\",\"Reason\":\"%s\"}"::formatted)
                .orElse("{\"Status\":\"SUCCESS\"}");
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(event.getResponseUrl())).PUT(BodyPublishers.ofString(answer));
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
