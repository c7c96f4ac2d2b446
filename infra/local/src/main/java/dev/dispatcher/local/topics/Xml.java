package dev.dispatcher.local.topics;

import dev.dispatcher.local.topics.Publishing.Outcome;
import java.util.List;

/// Answers as SNS writes them.
final class Xml {

    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

    private Xml() {}

    static String published(String messageId) {
        return element("PublishResult", element("MessageId", text(messageId)));
    }

    static String publishedBatch(List<Outcome> outcomes) {
        var successful = new StringBuilder();
        var failed = new StringBuilder();
        for (var outcome : outcomes) {
            switch (outcome) {
                case Outcome.Accepted(var id, var messageId) ->
                    successful.append(
                            element("member", element("MessageId", text(messageId)) + element("Id", text(id))));
                case Outcome.Failed(var id, var why) -> failed.append(element("member", failure(id, why)));
            }
        }
        return element(
                "PublishBatchResult",
                element("Failed", failed.toString()) + element("Successful", successful.toString()));
    }

    private static String failure(String id, Refused why) {
        return element("Id", text(id))
                + element("Code", text(why.code()))
                + element("Message", text(why.sentence()))
                + element("SenderFault", String.valueOf(why.isTheCallersFault()));
    }

    /// The whole answer to a call that was carried out.
    static String answer(String action, String result, String requestId) {
        var metadata = element("ResponseMetadata", element("RequestId", text(requestId)));
        return document(action + "Response", result + metadata);
    }

    static String answer(Refused refused, String requestId) {
        var error = element("Type", refused.isTheCallersFault() ? "Sender" : "Receiver")
                + element("Code", text(refused.code()))
                + element("Message", text(refused.sentence()));
        return document("ErrorResponse", element("Error", error) + element("RequestId", text(requestId)));
    }

    private static String document(String name, String content) {
        return "<%s xmlns=\"%s\">%s</%s>\n".formatted(name, NAMESPACE, content, name);
    }

    private static String element(String name, String content) {
        return "<%s>%s</%s>".formatted(name, content, name);
    }

    /// Control characters have no way into XML 1.0, not even escaped.
    private static String text(String text) {
        return text.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
