package dev.dispatcher.local.template;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Reads CloudFormation's short tags as what they stand for: `!Ref X` is `{"Ref": "X"}`, `!Sub x` is `{"Fn::Sub":
/// "x"}`.
final class ShortForms extends SafeConstructor {

    ShortForms(LoaderOptions options) {
        super(options);
        yamlMultiConstructors.put("!", new LongForm());
        // CloudFormation knows no dates: 2012-10-17 is the text it looks like.
        yamlConstructors.put(Tag.TIMESTAMP, new ConstructYamlStr());
    }

    /// Keys are text, whatever they look like.
    @Override
    protected void flattenMapping(MappingNode node) {
        node.getValue().stream()
                .map(NodeTuple::getKeyNode)
                .filter(key -> key instanceof ScalarNode && !key.getTag().equals(Tag.MERGE))
                .forEach(key -> key.setTag(Tag.STR));
        super.flattenMapping(node);
    }

    private final class LongForm extends AbstractConstruct {

        @Override
        public Object construct(Node node) {
            var name = node.getTag().getValue().substring(1);
            return switch (name) {
                case "Ref", "Condition" -> Map.of(name, content(node));
                case "GetAtt" -> Map.of("Fn::GetAtt", attribute(content(node)));
                default -> Map.of("Fn::" + name, content(node));
            };
        }

        private Object content(Node node) {
            return switch (node) {
                case ScalarNode scalar -> constructScalar(scalar);
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new IllegalStateException("a node of no known kind: " + node);
            };
        }

        /// `Db.Endpoint.Address` is the attribute `Endpoint.Address` of `Db`.
        private static Object attribute(Object content) {
            return content instanceof String text ? List.of((Object[]) text.split("\\.", 2)) : content;
        }
    }
}
