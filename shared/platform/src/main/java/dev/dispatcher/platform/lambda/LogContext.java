package dev.dispatcher.platform.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Objects;
import org.slf4j.MDC;

/// While it is open, every log line of this thread says which function and request, or which event, it belongs to.
public final class LogContext implements AutoCloseable {

    private final String[] keys;

    private LogContext(String... keys) {
        this.keys = keys;
    }

    public static LogContext of(Context context) {
        MDC.put("function", Objects.requireNonNullElse(context.getFunctionName(), ""));
        MDC.put("request_id", Objects.requireNonNullElse(context.getAwsRequestId(), ""));
        return new LogContext("function", "request_id");
    }

    public static LogContext ofEvent(Object eventId) {
        MDC.put("event_id", eventId.toString());
        return new LogContext("event_id");
    }

    @Override
    public void close() {
        for (var key : keys) MDC.remove(key);
    }
}
