package dev.dispatcher.standins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void readsTheSameFromAQueryAFormAndJson() {
        var query = parameters("ref=a+b%2Fc&filter%5Benvironment_scope%5D=x&scope[]=a&scope[]=b", "", "");
        var form = parameters("", FORM, "ref=a+b%2Fc&filter[environment_scope]=x&scope[]=a&scope[]=b");
        var json = parameters(
                "",
                "application/json",
                "{\"ref\":\"a b/c\",\"filter\":{\"environment_scope\":\"x\"},\"scope\":[\"a\",\"b\"]}");

        for (var one : new Parameters[] {query, form, json}) {
            assertThat(one.text("ref")).contains("a b/c");
            assertThat(one.text("filter", "environment_scope")).contains("x");
            assertThat(one.list("scope")).containsExactly("a", "b");
            assertThat(one.text("other")).isEmpty();
            assertThat(one.object("filter")).containsOnlyKeys("environment_scope");
        }
    }

    @Test
    void takesOneValueForAListAndNumbersForText() {
        var json = parameters("", "application/json", "{\"scope\":\"a\",\"page\":2,\"force\":true,\"none\":null}");

        assertThat(json.list("scope")).containsExactly("a");
        assertThat(json.text("page")).contains("2");
        assertThat(json.flag("force")).isTrue();
        assertThat(json.text("none")).isEmpty();
    }

    @Test
    void knowsJsonThatIsNone() {
        assertThat(Parameters.of(call("", "application/json", "{"))).isEmpty();
    }

    private static Parameters parameters(String query, String type, String body) {
        return Parameters.of(call(query, type, body)).orElseThrow();
    }

    private static Call call(String query, String type, String body) {
        return new Call("POST", "/a", query, Map.of("content-type", type), body);
    }
}
