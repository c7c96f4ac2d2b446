package dev.dispatcher.platform.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.dispatcher.platform.TokenShape;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// One log event as one line of JSON, stack trace included. Nothing of ours logs a token; what looks like one, in the
/// words of somebody else's exception, is left out all the same.
public final class JsonLine extends LayoutBase<ILoggingEvent> {

    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> IDS = List.of("function", "request_id", "event_id");

    @Override
    public String doLayout(ILoggingEvent event) {
        var line = new StringWriter();
        try (var json = JSON.createGenerator(line)) {
            write(event, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return line.append('\n').toString();
    }

    private static void write(ILoggingEvent event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("time", event.getInstant().toString());
        json.writeStringField("level", event.getLevel().toString());
        json.writeStringField("logger", event.getLoggerName());
        json.writeStringField("message", TokenShape.masked(event.getFormattedMessage()));
        for (var id : IDS) {
            var value = event.getMDCPropertyMap().get(id);
            if (value != null) json.writeStringField(id, value);
        }
        if (event.getThrowableProxy() != null) {
            json.writeStringField("error", TokenShape.masked(ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
        json.writeEndObject();
    }
}
