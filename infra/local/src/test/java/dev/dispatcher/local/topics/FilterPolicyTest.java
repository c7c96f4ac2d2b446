package dev.dispatcher.local.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.local.template.BrokenTemplate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPolicyTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ["rugby","tennis"]              | String       | tennis             | true
            ["rugby","tennis"]              | String       | Tennis             | false
            ["rugby"]                       | String.Array | ["chess","rugby"]  | true
            ["rugby"]                       | String.Array | ["chess"]          | false
            ["rugby"]                       | String.Array | not json           | false
            ["7"]                           | Number       | 7                  | false
            [7]                             | Number       | 7.00               | true
            [7]                             | Number       | 7.01               | false
            [7]                             | String       | 7                  | false
            [7]                             | String.Array | [1,7]              | true
            [true]                          | String.Array | [true]             | true
            [null]                          | String.Array | [false]            | false
            ["cnVnYnk="]                    | Binary       | cnVnYnk=           | false
            [{"prefix":"rug"}]              | String       | rugby              | true
            [{"prefix":"rug"}]              | String       | shrug              | false
            [{"prefix":"1"}]                | Number       | 12                 | false
            [{"suffix":"by"}]               | String       | rugby              | true
            [{"suffix":"by"}]               | String       | bye                | false
            [{"equals-ignore-case":"Rugby"}]| String       | rUGBY              | true
            [{"equals-ignore-case":"Rugby"}]| String       | rugbyy             | false
            [{"anything-but":"rugby"}]      | String       | chess              | true
            [{"anything-but":"rugby"}]      | String       | rugby              | false
            [{"anything-but":["a","b"]}]    | String       | b                  | false
            [{"anything-but":["a","b"]}]    | String.Array | ["c","d"]          | true
            [{"anything-but":["a","b"]}]    | String.Array | ["c","b"]          | false
            [{"anything-but":[1,2]}]        | Number       | 2.0                | false
            [{"anything-but":[1,2]}]        | Number       | 3                  | true
            [{"anything-but":{"prefix":"x"}}]| String      | xylophone          | false
            [{"anything-but":{"suffix":"x"}}]| String      | xylophone          | true
            [{"numeric":["=",301.5]}]       | Number       | 3.015e2            | true
            [{"numeric":["=",301.5]}]       | Number       | 301.51             | false
            [{"numeric":["=",301.5]}]       | String       | 301.5              | false
            [{"numeric":[">",0,"<=",150]}]  | Number       | 150                | true
            [{"numeric":[">",0,"<=",150]}]  | Number       | 150.1              | false
            [{"numeric":[">",0,"<=",150]}]  | Number       | 0                  | false
            [{"numeric":[">=",0,"<",150]}]  | Number       | 0                  | true
            [{"numeric":[">=",0,"<",150]}]  | Number       | 150                | false
            [{"numeric":["<",-5]}]          | Number       | -6                 | true
            [{"exists":true}]               | String       | whatever           | true
            [{"exists":true}]               | Binary       | cnVnYnk=           | false
            [{"exists":false}]              | String       | whatever           | false
            ["rugby",{"prefix":"ch"}]       | String       | chess              | true
            """)
    void comparesTheValuesOfAnAttribute(String conditions, String type, String value, boolean isWanted) {
        var policy = policy("{\"sport\":" + conditions + "}");

        assertThat(policy.accepts(Map.of("sport", new Attribute(type, value)))).isEqualTo(isWanted);
    }

    @Test
    void acceptsEverythingWithoutAPolicy() {
        assertThat(policy("{}").accepts(Map.of())).isTrue();
        assertThat(policy("{}").accepts(Map.of("any", text("thing")))).isTrue();
    }

    @Test
    void wantsEveryNamedAttributeToMatchAndIgnoresTheOthers() {
        var policy = policy("{\"sport\":[\"rugby\"],\"level\":[{\"numeric\":[\">\",2]}]}");
        var three = new Attribute("Number", "3");

        assertThat(policy.accepts(Map.of("sport", text("rugby"), "level", three)))
                .isTrue();
        assertThat(policy.accepts(Map.of("sport", text("rugby"), "level", three, "club", text("x"))))
                .isTrue();
        assertThat(policy.accepts(Map.of("sport", text("rugby"), "level", new Attribute("Number", "2"))))
                .isFalse();
        assertThat(policy.accepts(Map.of("sport", text("rugby")))).isFalse();
    }

    @Test
    void takesAnAttributeThatIsNotThereForNothingButAbsent() {
        var other = Map.of("club", text("x"));

        assertThat(policy("{\"sport\":[{\"exists\":false}]}").accepts(other)).isTrue();
        assertThat(policy("{\"sport\":[{\"exists\":true}]}").accepts(other)).isFalse();
        assertThat(policy("{\"sport\":[{\"anything-but\":\"rugby\"}]}").accepts(other))
                .isFalse();
        assertThat(policy("{\"sport\":[{\"exists\":false}]}").accepts(Map.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"wildcard\":\"a*\"}]",
                "[{\"prefix\":5}]",
                "[{\"prefix\":\"a\",\"suffix\":\"b\"}]",
                "[{\"numeric\":[\"<\"]}]",
                "[{\"numeric\":[\"~\",5]}]",
                "[{\"numeric\":[\"<\",\"5\"]}]",
                "[{\"exists\":\"yes\"}]",
                "[{\"Ref\":\"Sport\"}]",
                "[[\"rugby\"]]",
                "[]",
                "\"rugby\""
            })
    void refusesAPolicyItWouldOnlyHalfUnderstand(String conditions) {
        assertThatThrownBy(() -> policy("{\"sport\":" + conditions + "}"))
                .isInstanceOf(BrokenTemplate.class)
                .hasMessageStartingWith("The filter policy of SportSubscription says ")
                .hasMessageEndingWith(", which this machine does not understand.");
    }

    private static Attribute text(String value) {
        return new Attribute("String", value);
    }

    private static FilterPolicy policy(String json) {
        try {
            return new PolicyReader("SportSubscription").read(JSON.readValue(json, new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
