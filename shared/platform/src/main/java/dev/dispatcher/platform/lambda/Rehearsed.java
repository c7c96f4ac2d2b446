package dev.dispatcher.platform.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.jspecify.annotations.Nullable;

/// Events for rehearsals, in the shape AWS gives them.
public final class Rehearsed {

    private Rehearsed() {}

    /// A request over HTTP. `parameters` are those of the path.
    public static APIGatewayV2HTTPEvent request(
            String method,
            String path,
            Map<String, String> parameters,
            Map<String, String> headers,
            @Nullable String body) {
        var http = RequestContext.Http.builder()
                .withMethod(method)
                .withPath(path)
                .withProtocol("HTTP/1.1")
                .withSourceIp("127.0.0.1")
                .withUserAgent("priming")
                .build();
        var all = new HashMap<>(headers);
        all.put("accept", "application/json");
        all.put("content-type", "application/json");
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey(method + " " + path)
                .withRawPath(path)
                .withRawQueryString("")
                .withHeaders(all)
                .withPathParameters(new HashMap<>(parameters))
                .withRequestContext(RequestContext.builder()
                        .withHttp(http)
                        .withDomainName("localhost")
                        .withRequestId("priming")
                        .withStage("$default")
                        .build())
                .withBody(body)
                .withIsBase64Encoded(false)
                .build();
    }

    /// What the scheduler sends.
    public static ScheduledEvent tick() {
        return news("Scheduled Event");
    }

    /// News from EventBridge that concern nothing of ours.
    public static ScheduledEvent news(String detailType) {
        var event = new ScheduledEvent();
        event.setId("priming");
        event.setDetailType(detailType);
        event.setSource("priming");
        event.setTime(new DateTime(0, DateTimeZone.UTC));
        event.setResources(new ArrayList<>());
        event.setDetail(new HashMap<>());
        return event;
    }

    /// A batch from the queue with this name.
    public static SQSEvent batch(String queue, String... bodies) {
        var records = new ArrayList<SQSMessage>();
        for (var body : bodies) {
            var record = new SQSMessage();
            record.setMessageId("priming-" + records.size());
            record.setReceiptHandle("priming");
            record.setBody(body);
            record.setAttributes(new HashMap<>(Map.of("ApproximateReceiveCount", "1")));
            record.setMessageAttributes(new HashMap<>());
            record.setEventSource("aws:sqs");
            record.setEventSourceArn("arn:aws:sqs:eu-central-1:000000000000:" + queue);
            records.add(record);
        }
        var event = new SQSEvent();
        event.setRecords(records);
        return event;
    }
}
