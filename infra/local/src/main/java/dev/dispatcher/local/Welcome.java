package dev.dispatcher.local;

import java.io.PrintStream;
import java.util.List;

/// What is told once everything runs: where things are, and lines to paste into another shell.
record Welcome(
        String http,
        String sqs,
        List<String> queues,
        String sns,
        List<String> topics,
        String postgres,
        String home,
        String events) {

    static Welcome of(LocalDispatcher dispatcher) {
        return new Welcome(
                dispatcher.baseUrl(),
                dispatcher.sqsEndpoint(),
                dispatcher.queueNames(),
                dispatcher.snsEndpoint(),
                dispatcher.topicArns(),
                dispatcher.jdbcUrl().replaceFirst("^jdbc:", ""),
                dispatcher.home().toString(),
                dispatcher.queueUrl("events"));
    }

    void print(PrintStream out, String token) {
        out.println("""

                  HTTP      %s   (API: /docs)
                  SQS       %s   (queues: %s)
                %s  Postgres  %s
                  data      %s
                  token     %s
                  scripts   run as you do, NOT sandboxed: they may do whatever you may

                Try it:
                """.formatted(http, sqs, String.join(", ", queues), heard(), postgres, home, token));
        out.println("# create an event");
        out.println(post("{\"type\":\"demo.echo\",\"payload\":{\"hello\":\"world\"}}"));
        out.println("# read the newest one");
        out.println("curl -s %s/events/$(curl -s '%s/events?limit=1' %s | %s) %s"
                .formatted(http, http, token(), FIRST_ID, token()));
        out.println("# list those that are done");
        out.println("curl -s '%s/events?status=processed&limit=5' %s".formatted(http, token()));
        out.println("# fail once and watch the retry, ten seconds later");
        out.println("id=$(%s | %s); for i in 1 2 3 4 5 6; do curl -s %s/events/$id %s; echo; sleep 3; done"
                .formatted(post("{\"type\":\"demo.fail\",\"payload\":{\"unavailable\":1}}"), FIRST_ID, http, token()));
        out.println("# publish straight to the queue");
        out.println("curl -s %s -d Action=SendMessage --data-urlencode 'MessageBody=%s'"
                .formatted(events, "{\"type\":\"demo.echo\",\"payload\":{\"from\":\"sqs\"}}"));
        out.println("# ask for a stand, and watch it come up");
        out.println("curl -s %s/api/v1/users %s -H 'Content-Type: application/json' -d '{\"id\":7,\"name\":\"Ann\"}'"
                .formatted(http, token()));
        out.println(
                "curl -s %s/api/v1/stands %s -H 'Content-Type: application/json' -d '{\"name\":\"demo\",\"products\":[\"webshop\"],\"user_id\":7}'"
                        .formatted(http, token()));
        out.println("curl -s %s/api/v1/stands/demo %s".formatted(http, token()));
        out.println();
        out.println("Ctrl-C stops it.");
    }

    /// A line of its own, when there is a topic to publish to.
    private String heard() {
        if (topics.isEmpty()) return "";
        return "  SNS       %s   (topics: %s)%n".formatted(sns, String.join(", ", topics));
    }

    private static final String FIRST_ID = "grep -oE '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}' | head -1";

    private String post(String event) {
        return "curl -s %s/events %s -H 'Content-Type: application/json' -d '%s'".formatted(http, token(), event);
    }

    /// Read from its file, so that it does not end up in the shell's history.
    private String token() {
        return "-H \"Authorization: Bearer $(cat %s/admin-token)\"".formatted(home);
    }
}
