package dev.dispatcher.local.template;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a topic, its subscriptions and the queues behind them have to agree on, so that nothing is dropped in silence.
final class TopicRules {

    private final TemplateFile file;

    private TopicRules(TemplateFile file) {
        this.file = file;
    }

    static List<String> broken(TemplateFile file) {
        var rules = new TopicRules(file);
        var subscriptions = file.resources("AWS::SNS::Subscription").stream()
                .filter(subscription ->
                        subscription.property("Protocol").filter("sqs"::equals).isPresent())
                .toList();
        return Stream.of(
                        subscriptions.stream().flatMap(TopicRules::filters),
                        subscriptions.stream().flatMap(TopicRules::undelivered),
                        subscriptions.stream().flatMap(rules::closedQueues),
                        subscriptions.stream().flatMap(rules::openTopics),
                        subscriptions.stream().flatMap(rules::unwatched))
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    private static Stream<String> filters(Resource subscription) {
        return subscription.properties().containsKey("FilterPolicy")
                ? Stream.of(subscription.logicalId() + " filters: what does not pass would be dropped in silence.")
                : Stream.of();
    }

    private static Stream<String> undelivered(Resource subscription) {
        return deadLetters(subscription).isEmpty()
                ? Stream.of(subscription.logicalId() + " has no dead-letter queue for what cannot be delivered.")
                : Stream.of();
    }

    /// SNS is one of many who could claim to be SNS: only our topic may send, to the queue and to its dead letters.
    private Stream<String> closedQueues(Resource subscription) {
        var topic = target(subscription, "TopicArn");
        return Stream.concat(target(subscription, "Endpoint").stream(), deadLetters(subscription).stream())
                .filter(queue -> statements("AWS::SQS::QueuePolicy", "Queues", queue)
                        .noneMatch(statement -> lets(statement, topic)))
                .map(queue -> "%s does not let %s, and it alone, send.".formatted(queue, String.join("", topic)));
    }

    private static boolean lets(Object statement, List<String> topic) {
        return Tree.at(statement, "Principal", "Service")
                        .filter("sns.amazonaws.com"::equals)
                        .isPresent()
                && Tree.at(statement, "Effect").filter("Allow"::equals).isPresent()
                && Tree.at(statement, "Condition", "ArnEquals", "aws:SourceArn")
                        .flatMap(Tree::target)
                        .filter(topic::contains)
                        .isPresent();
    }

    private Stream<String> openTopics(Resource subscription) {
        return target(subscription, "TopicArn").stream()
                .filter(topic -> statements("AWS::SNS::TopicPolicy", "Topics", topic)
                        .noneMatch(statement -> Tree.at(statement, "Condition", "Bool", "aws:SecureTransport")
                                .filter("false"::equals)
                                .isPresent()))
                .map(topic -> topic + " takes connections without TLS.");
    }

    private Stream<String> unwatched(Resource subscription) {
        return target(subscription, "TopicArn").stream()
                .filter(topic -> file.resources("AWS::CloudWatch::Alarm").stream()
                        .noneMatch(alarm -> "NumberOfNotificationsFailed"
                                        .equals(alarm.properties().get("MetricName"))
                                && Tree.list(alarm.properties().get("Dimensions")).stream()
                                        .anyMatch(dimension -> Tree.target(
                                                        Tree.map(dimension).getOrDefault("Value", Map.of()))
                                                .filter(topic::equals)
                                                .isPresent())))
                .map(topic -> "No alarm watches NumberOfNotificationsFailed of %s.".formatted(topic));
    }

    private Stream<Object> statements(String type, String property, String target) {
        return file.resources(type).stream()
                .filter(policy -> Tree.list(policy.properties().get(property)).stream()
                        .anyMatch(of -> Tree.target(of).filter(target::equals).isPresent()))
                .flatMap(policy ->
                        Tree.list(policy.property("PolicyDocument", "Statement").orElse(null)).stream());
    }

    private static List<String> target(Resource subscription, String property) {
        return subscription.property(property).flatMap(Tree::target).stream().toList();
    }

    private static List<String> deadLetters(Resource subscription) {
        return subscription.property("RedrivePolicy", "deadLetterTargetArn").flatMap(Tree::target).stream()
                .toList();
    }
}
