package dev.dispatcher.local.template;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What `Ref`, `Fn::Sub` and the others come to, given parameters at their defaults and a table for the rest.
final class Intrinsics {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private final TemplateFile template;
    private final Map<String, String> table;

    /// `table` is keyed as the template writes it: `EventsQueue`, `EventsQueue.Arn`, `AWS::Region`, a parameter's name.
    Intrinsics(TemplateFile template, Map<String, String> table) {
        this.template = template;
        this.table = Map.copyOf(table);
    }

    /// Nobody here knows what this refers to.
    static final class Unknown extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unknown(String reference) {
            super(reference);
        }
    }

    /// Empty for `AWS::NoValue`, which means that the value is not there at all.
    Optional<String> text(Object value) {
        try {
            return Optional.ofNullable(meaning(value)).map(Intrinsics::plain);
        } catch (IndexOutOfBoundsException | NoSuchElementException | NumberFormatException _) {
            throw new Unknown("the sense of " + value);
        }
    }

    boolean holds(String condition) {
        var written = template.section("Conditions").get(condition);
        if (written == null) throw new Unknown("condition " + condition);
        return isTrue(written);
    }

    private @Nullable Object meaning(Object value) {
        if (!Tree.isIntrinsic(value)) return value;
        var call = Tree.map(value).entrySet().iterator().next();
        var argument = call.getValue();
        var arguments = Tree.list(argument);
        return switch (call.getKey()) {
            case "Ref" -> reference(plain(argument));
            case "Fn::GetAtt" -> looked(plain(arguments.getFirst()) + "." + plain(arguments.get(1)));
            case "Fn::Sub" -> substituted(arguments);
            case "Fn::If" -> meaning(arguments.get(holds(plain(arguments.getFirst())) ? 1 : 2));
            case "Fn::Join" -> String.join(plain(arguments.getFirst()), texts(arguments.get(1)));
            case "Fn::Split" ->
                List.of((Object[]) must(arguments.get(1)).split(Pattern.quote(plain(arguments.getFirst())), -1));
            case "Fn::Select" -> texts(arguments.get(1)).get(Integer.parseInt(must(arguments.getFirst())));
            default -> isTrue(value);
        };
    }

    private boolean isTrue(Object condition) {
        var call = Tree.map(condition).entrySet().iterator().next();
        var arguments = Tree.list(call.getValue());
        return switch (call.getKey()) {
            case "Condition" -> holds(plain(call.getValue()));
            case "Fn::Equals" -> must(arguments.getFirst()).equals(must(arguments.get(1)));
            case "Fn::Not" -> !isTrue(arguments.getFirst());
            case "Fn::And" -> arguments.stream().allMatch(this::isTrue);
            case "Fn::Or" -> arguments.stream().anyMatch(this::isTrue);
            default -> throw new Unknown(call.getKey());
        };
    }

    private @Nullable Object reference(String name) {
        if (name.equals("AWS::NoValue")) return null;
        var parameter = Tree.map(template.section("Parameters").get(name));
        var initial = parameter.get("Default");
        if (table.containsKey(name) || initial == null) return looked(name);
        var isList = plain(parameter.getOrDefault("Type", "")).contains("List");
        return isList ? List.of((Object[]) plain(initial).split("\\s*,\\s*", -1)) : initial;
    }

    private String looked(String name) {
        return Optional.ofNullable(table.get(name)).orElseThrow(() -> new Unknown(name));
    }

    private String substituted(List<Object> arguments) {
        var own = arguments.size() > 1 ? Tree.map(arguments.get(1)) : Map.<String, Object>of();
        return VARIABLE.matcher(plain(arguments.getFirst())).replaceAll(found -> {
            var name = found.group(2);
            if (!found.group(1).isEmpty()) return Matcher.quoteReplacement("${" + name + "}");
            var value = own.containsKey(name) ? must(own.get(name)) : dotted(name);
            return Matcher.quoteReplacement(value);
        });
    }

    private String dotted(String name) {
        return name.contains(".") ? looked(name) : must(Map.of("Ref", name));
    }

    private String must(@Nullable Object value) {
        return text(value == null ? "" : value).orElseThrow(() -> new Unknown("AWS::NoValue"));
    }

    private List<String> texts(Object list) {
        return Tree.list(meaning(list)).stream().map(this::must).toList();
    }

    private static String plain(Object value) {
        return String.valueOf(value);
    }
}
