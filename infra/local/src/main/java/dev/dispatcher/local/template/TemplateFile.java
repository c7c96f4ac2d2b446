package dev.dispatcher.local.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// template.yaml as it is written, every resource with what Globals add to it.
public final class TemplateFile {

    private static final String FUNCTION = "AWS::Serverless::Function";

    private final String name;
    private final Map<String, Object> root;
    private final Map<String, Resource> resources = new LinkedHashMap<>();

    private TemplateFile(String name, Map<String, Object> root) {
        this.name = name;
        this.root = root;
        if (section("Resources").isEmpty()) throw new BrokenTemplate(name + " has no Resources.");
        section("Resources").forEach((id, attributes) -> resources.put(id, resource(id, Tree.map(attributes))));
    }

    public static TemplateFile read(Path file) {
        try {
            return parse(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (IOException e) {
            throw new BrokenTemplate("%s cannot be read (%s).".formatted(file, e));
        }
    }

    /// `name` is what sentences about this template call it.
    public static TemplateFile parse(String name, String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new TemplateFile(name, Tree.map(new Yaml(new ShortForms(options)).load(text)));
        } catch (MarkedYAMLException e) {
            var mark = Optional.ofNullable(e.getProblemMark()).or(() -> Optional.ofNullable(e.getContextMark()));
            var line = mark.map(at -> ", line " + (at.getLine() + 1)).orElse("");
            throw new BrokenTemplate("%s%s is not valid YAML: %s.".formatted(name, line, e.getProblem()));
        } catch (YAMLException e) {
            throw new BrokenTemplate("%s is not valid YAML: %s.".formatted(name, e.getMessage()));
        }
    }

    public String name() {
        return name;
    }

    /// `Parameters`, `Conditions`, `Outputs` and so on; empty where there is none.
    public Map<String, Object> section(String title) {
        return Tree.map(root.get(title));
    }

    public List<Resource> resources() {
        return List.copyOf(resources.values());
    }

    public List<Resource> resources(String type) {
        return resources.values().stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    public List<Resource> functions() {
        return resources(FUNCTION);
    }

    public Optional<Resource> resource(String logicalId) {
        return Optional.ofNullable(resources.get(logicalId));
    }

    private Resource resource(String id, Map<String, Object> attributes) {
        if (!(attributes.get("Type") instanceof String type)) {
            throw new BrokenTemplate("%s: resource %s has no Type.".formatted(name, id));
        }
        if (!type.equals(FUNCTION)) return new Resource(id, type, attributes);
        var merged = new LinkedHashMap<>(attributes);
        merged.merge("Properties", Map.of(), (own, _) -> own);
        merged.merge("Properties", Tree.map(section("Globals").get("Function")), (own, all) -> Tree.merge(all, own));
        return new Resource(id, type, merged);
    }
}
