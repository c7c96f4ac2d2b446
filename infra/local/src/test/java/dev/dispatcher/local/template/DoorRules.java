package dev.dispatcher.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Who gets in where: the network, the database, the keys, and the secrets that no environment holds.
final class DoorRules {

    private static final String SECRET_NAME = ".*(TOKEN|PASSWORD|SECRET|SECRET_PREVIOUS)(_SECRET)?";

    private static final Map<List<String>, Object> OF_A_DATABASE = Map.of(
            List.of("PubliclyAccessible"), false,
            List.of("EnableIAMDatabaseAuthentication"), true,
            List.of("ManageMasterUserPassword"), true);

    private static final Map<List<String>, Object> OF_A_PROXY =
            Map.of(List.of("RequireTLS"), true, List.of("DefaultAuthScheme"), "IAM_AUTH");

    private final TemplateFile file;

    private DoorRules(TemplateFile file) {
        this.file = file;
    }

    static List<String> broken(TemplateFile file) {
        var rules = new DoorRules(file);
        return Stream.of(
                        file.functions().stream().flatMap(rules::function),
                        file.resources("AWS::EC2::Subnet").stream()
                                .flatMap(subnet -> has(subnet, Map.of(List.of("MapPublicIpOnLaunch"), false))),
                        file.resources().stream().flatMap(DoorRules::callers),
                        file.resources("AWS::RDS::DBInstance").stream().flatMap(rules::database),
                        file.resources("AWS::RDS::DBProxy").stream().flatMap(proxy -> has(proxy, OF_A_PROXY)),
                        file.resources("AWS::SQS::Queue").stream()
                                .flatMap(queue -> has(queue, Map.of(List.of("SqsManagedSseEnabled"), true))),
                        file.resources("AWS::KMS::Key").stream().flatMap(DoorRules::key),
                        file.resources("AWS::SNS::Topic").stream().flatMap(rules::topic))
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<String> function(Resource function) {
        var faults = Stream.<String>builder();
        var usesDatabase =
                function.property("Environment", "Variables", "DB_HOST").isPresent();
        if (usesDatabase != function.property("VpcConfig").isPresent()) {
            faults.add(function.logicalId()
                    + (usesDatabase ? " cannot reach the database." : " is in the network and has no business there."));
        }
        if (function.property("Role").isPresent()) faults.add(function.logicalId() + " shares a role.");
        Tree.map(function.property("Environment", "Variables").orElse(null)).forEach((name, value) -> {
            if (name.matches(SECRET_NAME) && !(name.endsWith("_SECRET") && namesASecret(value))) {
                faults.add("%s is given %s itself, where everybody who sees the function sees it."
                        .formatted(function.logicalId(), name));
            }
        });
        return faults.build();
    }

    /// A reference to a secret of ours, to one that a parameter names, or to the one RDS keeps.
    private boolean namesASecret(Object value) {
        return References.of(List.of(value)).targets().stream()
                .anyMatch(target -> target.endsWith("Arn")
                        || file.resource(target)
                                .filter(found -> Set.of("AWS::SecretsManager::Secret", "AWS::RDS::DBInstance")
                                        .contains(found.type()))
                                .isPresent());
    }

    private static Stream<String> callers(Resource resource) {
        Stream<Object> rules =
                switch (resource.type()) {
                    case "AWS::EC2::SecurityGroup" ->
                        Tree.list(resource.properties().get("SecurityGroupIngress")).stream();
                    case "AWS::EC2::SecurityGroupIngress" -> Stream.of(resource.properties());
                    default -> Stream.of();
                };
        return rules.filter(rule -> !Tree.map(rule).containsKey("SourceSecurityGroupId"))
                .map(_ -> resource.logicalId() + " lets in addresses instead of a group.");
    }

    private Stream<String> database(Resource database) {
        var forced = Tree.target(database.properties().get("DBParameterGroupName"))
                .flatMap(file::resource)
                .flatMap(group -> group.property("Parameters", "rds.force_ssl"))
                .filter("1"::equals);
        var encrypted = Tree.list(database.property("StorageEncrypted")
                        .map(value -> Tree.isIntrinsic(value) ? Tree.map(value).get("Fn::If") : value)
                        .orElse(null))
                .contains(true);
        return Stream.of(
                        has(database, OF_A_DATABASE),
                        forced.isPresent()
                                ? Stream.<String>of()
                                : Stream.of(database.logicalId() + " takes connections without TLS."),
                        encrypted ? Stream.<String>of() : Stream.of(database.logicalId() + " is not encrypted."))
                .flatMap(Function.identity());
    }

    private static Stream<String> key(Resource key) {
        var isBound = Tree.list(key.property("KeyPolicy", "Statement").orElse(null)).stream()
                .anyMatch(statement ->
                        Tree.at(statement, "Effect").filter("Deny"::equals).isPresent()
                                && Tree.at(statement, "Condition", "Null", "kms:EncryptionContext:owner")
                                        .filter("true"::equals)
                                        .isPresent());
        return Stream.concat(
                has(key, Map.of(List.of("EnableKeyRotation"), true)),
                isBound ? Stream.of() : Stream.of(key.logicalId() + " opens what has no owner."));
    }

    private Stream<String> topic(Resource topic) {
        var refuses = file.resources("AWS::SNS::TopicPolicy").stream()
                .filter(policy -> References.of(Tree.list(policy.properties().get("Topics")))
                        .targets()
                        .contains(topic.logicalId()))
                .anyMatch(policy -> policy.properties().toString().contains("aws:SecureTransport=false"));
        return refuses ? Stream.of() : Stream.of(topic.logicalId() + " takes messages without TLS.");
    }

    private static Stream<String> has(Resource resource, Map<List<String>, Object> wanted) {
        return wanted.entrySet().stream()
                .filter(want -> !resource.property(want.getKey().toArray(String[]::new))
                        .filter(want.getValue()::equals)
                        .isPresent())
                .map(want -> "%s needs %s: %s."
                        .formatted(resource.logicalId(), String.join(".", want.getKey()), want.getValue()));
    }
}
