package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Which parameters go together, and that those we keep for dev and prod do.
class CombinationsTest {

    private static final Pattern SECTION =
            Pattern.compile("(?m)^\\[(\\w+)\\.deploy\\.parameters]\\R((?:(?!\\[).*\\R?)*)");
    private static final Pattern PAIR = Pattern.compile("\"([A-Za-z]+)=([^\"]*)\"");

    private final TemplateFile template = RealTemplate.asItIs();

    @Test
    void refusesAProdThatSharesNoConnectionsAndTellsNobody() {
        assertThat(refused("Stage", "prod"))
                .containsExactly(
                        "In prod the functions share database connections through RDS Proxy; set WithProxy=true.",
                        "In prod somebody hears the alarms; set AlarmEmail.");
        assertThat(refused("Stage", "prod", "WithProxy", "true", "AlarmEmail", "a@b.example"))
                .isEmpty();
    }

    @Test
    void refusesAForgeThatNothingLeadsTo() {
        for (var parameter : List.of("GitlabApiUrl", "GithubApiUrl", "TelegramApiUrl")) {
            assertThat(refused(parameter, "https://x.example")).as(parameter).hasSize(1);
            assertThat(refused(parameter, "https://x.example", "WithNat", "true"))
                    .isEmpty();
        }
    }

    @Test
    void refusesASignInThatCannotComeBack() {
        assertThat(refused("GitlabOauthClientId", "x"))
                .containsExactly("Nobody can sign in at GitLab without GitlabApiUrl and PublicUrl.");
        assertThat(refused("GithubOauthClientId", "x", "PublicUrl", "https://x.example"))
                .containsExactly("Nobody can sign in at GitHub without GithubApiUrl and PublicUrl.");
    }

    @Test
    void refusesMoreWorkersThanASmallDatabaseHasConnectionsFor() {
        assertThat(refused("ProcessorConcurrency", "9")).hasSize(1);
        assertThat(refused("ProcessorConcurrency", "9", "DatabaseClass", "db.t4g.small"))
                .isEmpty();
        assertThat(refused("ProcessorConcurrency", "8")).isEmpty();
    }

    @Test
    void theKeptParametersOfDevAndProdMayBeGivenTogether() throws IOException {
        var kept = kept();

        assertThat(kept).containsOnlyKeys("default", "prod");
        kept.forEach((stage, parameters) -> {
            parameters.forEach((name, value) -> assertThat(ParameterRules.refused(template, name, value))
                    .as(stage)
                    .isEmpty());
            var told = new HashMap<>(parameters);
            told.put("AlarmEmail", "a@b.example"); // which nobody can keep for you
            assertThat(Combinations.refused(template, told)).as(stage).isEmpty();
        });
        assertThat(kept.get("default")).containsEntry("Stage", "dev");
        assertThat(kept.get("prod")).containsEntry("Stage", "prod");
    }

    private List<String> refused(String... pairs) {
        var parameters = new HashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) parameters.put(pairs[i], pairs[i + 1]);
        return Combinations.refused(template, parameters);
    }

    /// samconfig.toml, as far as it says what a stack is told.
    static Map<String, Map<String, String>> kept() throws IOException {
        var kept = new LinkedHashMap<String, Map<String, String>>();
        var sections = SECTION.matcher(Files.readString(RealTemplate.ROOT.resolve("samconfig.toml")));
        while (sections.find()) {
            var parameters = new LinkedHashMap<String, String>();
            var list = sections.group(2).replaceFirst("(?s).*parameter_overrides = \\[(.*?)\\n].*", "$1");
            PAIR.matcher(list).results().forEach(pair -> parameters.put(pair.group(1), pair.group(2)));
            kept.put(sections.group(1), parameters);
        }
        return kept;
    }
}
