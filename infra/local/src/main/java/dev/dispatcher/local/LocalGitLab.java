package dev.dispatcher.local;

import dev.dispatcher.local.template.Template;
import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.standins.gitlab.Demo;
import dev.dispatcher.standins.gitlab.GitLabStandIn;
import dev.dispatcher.standins.gitlab.ProjectHandle;
import dev.dispatcher.standins.gitlab.rest.OAuth;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.webhooks.HookSecrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The GitLab of this machine, for who has not configured a real one: it plays the pipelines of two sample products in
/// half a minute, and calls our webhook while it does.
final class LocalGitLab implements AutoCloseable {

    private static final String ADDRESS = "GITLAB_API_URL";
    private static final List<String> TOKENS =
            List.of("GITLAB_TOKEN", "GITLAB_PROJECT_ID", "GITLAB_TRIGGER_PIPELINE_TOKEN");
    private static final String HOOK = "local";

    /// Who is signed in there, whoever comes.
    private static final String PERSON = "newcomer";

    private static final String STEPS = """
            "steps": [{"name": "Creating vm", "stages": ["terraform"]},
                      {"name": "Executing automation", "stages": ["ansible"]},
                      {"name": "Executing helm", "stages": ["helm"]}]""";

    private final GitLabStandIn standIn;
    private final ProjectHandle project;

    LocalGitLab(int port) {
        this.standIn = GitLabStandIn.startOn(port, Clock.systemUTC());
        this.project = Demo.in(standIn).grant(PERSON, Rights.MAINTAINER);
        standIn.signIn(PERSON);
    }

    /// Not with a real one, and not for a template that knows no GitLab. Half a real one is none.
    static boolean isWanted(Template template, Settings settings) {
        if (settings.text(ADDRESS).isPresent()) {
            TOKENS.forEach(settings::required);
            return false;
        }
        return template.functions().stream()
                .anyMatch(function -> function.environment().containsKey(ADDRESS));
    }

    String url() {
        return standIn.url();
    }

    /// What functions must be told to find it. Here people watch, so stands are looked at more often.
    Map<String, String> variables() {
        var variables = new HashMap<String, String>();
        variables.put(ADDRESS, standIn.apiUrl());
        variables.put("GITLAB_TOKEN", GitLabStandIn.TOKEN);
        variables.put("GITLAB_TRIGGER_PIPELINE_TOKEN", project.triggerToken());
        variables.put("GITLAB_PROJECT_ID", project.path());
        variables.put("GITLAB_OAUTH_CLIENT_ID", OAuth.CLIENT_ID);
        variables.put("GITLAB_OAUTH_CLIENT_SECRET", OAuth.CLIENT_SECRET);
        variables.put("STAND_POLL", "2s");
        return variables;
    }

    /// Has it call us back, and offers the sample products. What an administrator has made of them since then stays.
    void connect(String baseUrl, Settings settings, String adminToken) {
        var secrets = new HookSecrets(new Secrets(settings, LocalGitLab::noStore, Clock.systemUTC()));
        var hook = "gitlab:" + HOOK;
        project.hook(baseUrl + "/webhooks/gitlab/" + HOOK, secrets.token(hook), secrets.signingToken(hook));
        try (var client = HttpClient.newHttpClient()) {
            var there = ask(client, HttpRequest.newBuilder(URI.create(baseUrl + "/api/v1/subos")), adminToken);
            for (var code : Demo.PRODUCTS) {
                if (!there.contains("\"" + code + "\"")) offer(client, baseUrl, adminToken, code);
            }
        }
    }

    private static void offer(HttpClient client, String baseUrl, String adminToken, String code) {
        var body = "{\"name\": \"%s (sample)\", %s}".formatted(code, STEPS);
        var request = HttpRequest.newBuilder(URI.create(baseUrl + "/api/v1/subos/" + code))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body));
        ask(client, request, adminToken);
    }

    private static String ask(HttpClient client, HttpRequest.Builder request, String adminToken) {
        try {
            var asked = request.header("Authorization", "Bearer " + adminToken).build();
            var answer = client.send(asked, BodyHandlers.ofString());
            if (answer.statusCode() == 200) return answer.body();
            throw new CannotStart("The sample products were not taken: " + answer.body());
        } catch (IOException failure) {
            throw new CannotStart("The sample products were not taken: " + failure.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted.");
        }
    }

    private static String noStore(String arn) {
        throw new RemoteFailure("there is no store of secrets on this machine: " + arn);
    }

    @Override
    public void close() {
        standIn.close();
    }
}
