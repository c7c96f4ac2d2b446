package dev.dispatcher.local.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The table of docs/operations.md that says what an idle stage costs: it adds up, and it is about this template.
final class CostRules {

    private static final String HEADING = "## What an idle stage costs";
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)`");

    private static final Set<String> PRICED = Set.of(
            "AWS::CloudWatch::Dashboard",
            "AWS::EC2::EIP",
            "AWS::EC2::NatGateway",
            "AWS::KMS::Key",
            "AWS::RDS::DBInstance",
            "AWS::RDS::DBProxy",
            "AWS::SecretsManager::Secret");

    private record Line(String what, BigDecimal price, List<BigDecimal> numbers, List<BigDecimal> amounts) {

        static Line of(String row) {
            var cells = Stream.of(row.split("\\|", -1)).map(String::strip).toList();
            return new Line(
                    cells.get(1),
                    number(cells.get(2)),
                    List.of(number(cells.get(3)), number(cells.get(5))),
                    List.of(number(cells.get(4)), number(cells.get(6))));
        }

        private static BigDecimal number(String cell) {
            return cell.isEmpty() ? BigDecimal.ZERO : new BigDecimal(cell);
        }

        boolean isSum() {
            return what.contains("**");
        }
    }

    private final TemplateFile file;
    private final String section;
    private final List<Line> lines;
    private final List<Map<String, String>> stages;

    private CostRules(TemplateFile file, String page, List<Map<String, String>> stages) {
        this.file = file;
        this.section = page.substring(page.indexOf(HEADING));
        this.lines = section.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what"))
                .map(Line::of)
                .toList();
        this.stages = stages;
    }

    /// `stages` are the parameters of dev and of prod.
    static List<String> broken(TemplateFile file, String page, List<Map<String, String>> stages) {
        var rules = new CostRules(file, page, stages);
        return Stream.of(rules.sums().stream(), rules.counts().stream(), rules.unpriced())
                .flatMap(Function.identity())
                .toList();
    }

    private List<String> sums() {
        var faults = new ArrayList<String>();
        for (int stage = 0; stage < 2; stage++) {
            var sum = BigDecimal.ZERO;
            for (var line : lines) {
                var written = line.amounts().get(stage);
                var right = line.isSum()
                        ? sum
                        : line.price().multiply(line.numbers().get(stage)).setScale(2, RoundingMode.HALF_UP);
                if (right.compareTo(written) != 0) {
                    faults.add("%s: %s is written where %s is right.".formatted(line.what(), written, right));
                }
                sum = sum.add(written);
            }
        }
        return faults;
    }

    private List<String> counts() {
        var faults = new ArrayList<String>();
        for (int stage = 0; stage < 2; stage++) {
            var deployed = deployed(stages.get(stage));
            check(
                    faults,
                    stage,
                    "alarms",
                    of(deployed, "AWS::CloudWatch::Alarm").size());
            check(faults, stage, "keys", of(deployed, "AWS::KMS::Key").size());
            check(
                    faults,
                    stage,
                    "secrets",
                    of(deployed, "AWS::SecretsManager::Secret").size() + 1);
            check(faults, stage, "`DbProxy`", of(deployed, "AWS::RDS::DBProxy").size());
            int zones = "prod".equals(stages.get(stage).get("Stage")) ? 2 : 1;
            long doors = of(deployed, "AWS::EC2::VPCEndpoint").stream()
                    .filter(endpoint -> "Interface".equals(endpoint.properties().get("VpcEndpointType")))
                    .count();
            check(faults, stage, "`QueueEndpoint`", doors * zones);
        }
        return faults;
    }

    private void check(List<String> faults, int stage, String what, long right) {
        lines.stream()
                .filter(line -> line.what().startsWith(what))
                .map(line -> line.numbers().get(stage))
                .filter(number -> number.compareTo(BigDecimal.valueOf(right)) != 0)
                .forEach(number ->
                        faults.add("%s: the table says %s, the template has %d.".formatted(what, number, right)));
    }

    private List<Resource> deployed(Map<String, String> parameters) {
        var intrinsics = new Intrinsics(file, parameters);
        return file.resources().stream()
                .filter(resource -> !(resource.attributes().get("Condition") instanceof String condition)
                        || intrinsics.holds(condition))
                .toList();
    }

    private static List<Resource> of(Collection<Resource> resources, String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    private Stream<String> unpriced() {
        var named =
                NAMED.matcher(section).results().map(found -> found.group(1)).toList();
        var missing = file.resources().stream()
                .filter(resource -> PRICED.contains(resource.type())
                        || "Interface".equals(resource.properties().get("VpcEndpointType")))
                .map(Resource::logicalId)
                .filter(id -> !named.contains(id))
                .map(id -> "Nothing is said about what %s costs.".formatted(id));
        var gone = named.stream()
                .distinct()
                .filter(name -> file.resource(name).isEmpty())
                .map(name -> "There is no %s any more, so it costs nothing.".formatted(name));
        return Stream.concat(missing, gone);
    }
}
