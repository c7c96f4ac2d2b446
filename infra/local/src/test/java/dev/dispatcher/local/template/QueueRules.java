package dev.dispatcher.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What queues and their consumers have to agree on.
final class QueueRules {

    private final TemplateFile file;
    private final Template template;
    private final Map<String, QueueSpec> queues;

    private QueueRules(TemplateFile file) {
        this.file = file;
        this.template = new TemplateReader(file).read();
        this.queues = template.queues().stream().collect(Collectors.toMap(QueueSpec::name, Function.identity()));
    }

    static List<String> broken(TemplateFile file) {
        var rules = new QueueRules(file);
        return Stream.of(
                        rules.template.functions().stream().flatMap(rules::consumer),
                        rules.template.queues().stream().flatMap(rules::deadLetters),
                        rules.template.queues().stream()
                                .filter(queue -> !rules.refusesPlainText(queue))
                                .map(queue -> queue.logicalId() + " takes connections without TLS."))
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<String> consumer(FunctionSpec function) {
        return function.queues().stream()
                .flatMap(trigger -> Stream.of(
                                hidesLongEnough(function, trigger),
                                answersByMessage(function, trigger),
                                redrives(trigger))
                        .flatMap(Function.identity()));
    }

    private Stream<String> hidesLongEnough(FunctionSpec function, FunctionSpec.QueueTrigger trigger) {
        var visibility = queue(trigger.queue()).visibility();
        var least = function.timeout().multipliedBy(6).plus(trigger.window());
        if (visibility.compareTo(least) >= 0) return Stream.of();
        return Stream.of("%s hides a message for %d s, but %s may need it for six times its timeout, %d s."
                .formatted(trigger.queue(), visibility.toSeconds(), function.name(), least.toSeconds()));
    }

    private Stream<String> answersByMessage(FunctionSpec function, FunctionSpec.QueueTrigger trigger) {
        if (trigger.partialResponses()) return Stream.of();
        return Stream.of("%s drains %s without ReportBatchItemFailures: one bad message would send back its batch."
                .formatted(function.name(), trigger.queue()));
    }

    private Stream<String> redrives(FunctionSpec.QueueTrigger trigger) {
        if (queue(trigger.queue()).redrive() != null) return Stream.of();
        return Stream.of("%s is drained and has no dead-letter queue.".formatted(trigger.queue()));
    }

    private Stream<String> deadLetters(QueueSpec queue) {
        if (queue.redrive() == null) return Stream.of();
        Duration kept = queue(queue.redrive().deadLetterQueue()).retention();
        if (kept.compareTo(queue.retention()) > 0) return Stream.of();
        return Stream.of("%s keeps messages no longer than %s: a dead letter could vanish as it arrives."
                .formatted(queue.redrive().deadLetterQueue(), queue.name()));
    }

    /// The reader lets no name through that is not a queue of the template.
    private QueueSpec queue(String name) {
        return Objects.requireNonNull(queues.get(name), name);
    }

    private boolean refusesPlainText(QueueSpec queue) {
        return file.resources("AWS::SQS::QueuePolicy").stream()
                .filter(policy -> Tree.list(policy.properties().get("Queues")).stream()
                        .anyMatch(of -> Tree.target(of)
                                .filter(queue.logicalId()::equals)
                                .isPresent()))
                .flatMap(policy ->
                        Tree.list(policy.property("PolicyDocument", "Statement").orElse(null)).stream())
                .anyMatch(statement ->
                        Tree.at(statement, "Effect").filter("Deny"::equals).isPresent()
                                && Tree.at(statement, "Condition", "Bool", "aws:SecureTransport")
                                        .filter("false"::equals)
                                        .isPresent());
    }
}
