package dev.dispatcher.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Notes what does not fit and reads on, so that everything that is wrong can be told at once. Where nobody asked for
/// findings, as when an HTTP client reads the error of somebody else's server, what is not known is passed over.
final class Collecting extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context, JsonParser parser, JsonDeserializer<?> reader, Object bean, String name)
            throws IOException {
        var findings = (Findings) context.getAttribute(Findings.class);
        if (findings != null) {
            findings.add(unknown(context.getParser(), parser, name), "is not a field of this request.");
        }
        parser.skipChildren();
        return true;
    }

    /// Fields before the last known one are put by, and come from another parser when all known ones are read; by then
    /// ours stands behind the object, or at a later field of it.
    private static String unknown(JsonParser ours, JsonParser parser, String name) {
        var place = ours.getParsingContext();
        if (ours.equals(parser)) return place.pathAsPointer().toString();
        var object = ours.hasToken(JsonToken.END_OBJECT) ? place : place.getParent();
        return object.pathAsPointer() + Findings.pointer(name);
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, @Nullable String message)
            throws IOException {
        note(context, parser, message != null && message.startsWith("must be ") ? message : words(type));
        parser.skipChildren();
        return null;
    }

    @Override
    public @Nullable Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> type,
            @Nullable ValueInstantiator instantiator,
            JsonParser parser,
            String message)
            throws IOException {
        return handleUnexpectedToken(context, context.constructType(type), parser.currentToken(), parser, null);
    }

    private static void note(DeserializationContext context, JsonParser parser, String message) {
        var findings = (Findings) context.getAttribute(Findings.class);
        if (findings == null) return;
        findings.add(parser.getParsingContext().pathAsPointer().toString(), message);
    }

    private static String words(JavaType type) {
        return type.isContainerType() && !type.isMapLikeType() ? "must be an array." : "must be an object.";
    }
}
