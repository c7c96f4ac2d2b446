package dev.dispatcher.stands.gitlab;

import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.stands.gitlab.GitLabApi.NewBranch;
import dev.dispatcher.stands.gitlab.GitLabApi.NewPipeline;
import dev.dispatcher.stands.gitlab.GitLabApi.NewValue;
import dev.dispatcher.stands.gitlab.GitLabApi.Nothing;
import dev.dispatcher.stands.gitlab.GitLabApi.PipelineVariable;
import dev.dispatcher.stands.gitlab.GitLabFailure.Refused;
import dev.dispatcher.stands.gitlab.GitLabFailure.Unanswered;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The real one, over HTTP.
@Singleton
final class HttpGitLab implements GitLab {

    private final Provider<GitLabApi> api;
    private final Secrets secrets;
    private final boolean isConfigured;

    HttpGitLab(Provider<GitLabApi> api, Secrets secrets, Settings settings) {
        this.api = api;
        this.secrets = secrets;
        boolean hasAddress = settings.text("GITLAB_API_URL").isPresent();
        boolean hasToken = secrets.has("GITLAB_TOKEN");
        this.isConfigured = secrets.has("GITLAB_TRIGGER_PIPELINE_TOKEN") && hasAddress && hasToken;
    }

    @Override
    public Optional<Branch> branch(String project, String name) {
        return find(() -> api().branch(token(), project, name));
    }

    @Override
    public void createBranch(String project, String name, String ref) {
        get(() -> api().createBranch(token(), project, new NewBranch(name, ref)));
    }

    @Override
    public void deleteBranch(String project, String name) {
        tell(() -> api().deleteBranch(token(), project, name));
    }

    @Override
    public Optional<Environment> environment(String project, String name) {
        return get(() -> api().environments(token(), project, name)).stream()
                .filter(environment -> environment.name().equals(name))
                .findFirst();
    }

    @Override
    public void createEnvironment(String project, String name) {
        get(() -> api().createEnvironment(token(), project, new GitLabApi.Named(name)));
    }

    @Override
    public void stopEnvironment(String project, long id) {
        tell(() -> api().stopEnvironment(token(), project, id, Nothing.AT_ALL));
    }

    @Override
    public void deleteEnvironment(String project, long id) {
        tell(() -> api().deleteEnvironment(token(), project, id));
    }

    @Override
    public Optional<Variable> variable(String project, String key, String scope) {
        return find(() -> api().variable(token(), project, key, scope));
    }

    @Override
    public void createVariable(String project, Variable variable) {
        get(() -> api().createVariable(token(), project, variable));
    }

    @Override
    public void updateVariable(String project, Variable variable) {
        get(() -> api().updateVariable(
                        token(), project, variable.key(), variable.environmentScope(), new NewValue(variable.value())));
    }

    @Override
    public void deleteVariable(String project, String key, String scope) {
        tell(() -> api().deleteVariable(token(), project, key, scope));
    }

    @Override
    public Pipeline trigger(String project, String ref, Map<String, String> variables) {
        return get(() -> {
            var token = secrets.named("GITLAB_TRIGGER_PIPELINE_TOKEN").reveal();
            return api().trigger(project, new NewPipeline(token, ref, variables));
        });
    }

    @Override
    public List<Pipeline> triggered(String project, String ref, Instant since) {
        return get(() -> api().triggered(token(), project, ref, since.toString()));
    }

    @Override
    public Map<String, String> pipelineVariables(String project, long pipeline) {
        var variables = new LinkedHashMap<String, String>();
        var found = find(() -> api().pipelineVariables(token(), project, pipeline));
        for (PipelineVariable variable : found.orElse(List.of())) {
            variables.put(variable.key(), variable.value());
        }
        return variables;
    }

    @Override
    public Optional<Pipeline> pipeline(String project, long id) {
        return find(() -> api().pipeline(token(), project, id));
    }

    @Override
    public List<Job> jobs(String project, long pipeline, int page) {
        return get(() -> api().jobs(token(), project, pipeline, page));
    }

    @Override
    public void cancelPipeline(String project, long id) {
        tell(() -> api().cancelPipeline(token(), project, id, Nothing.AT_ALL));
    }

    @Override
    public void playJob(String project, long id) {
        tell(() -> api().playJob(token(), project, id, Nothing.AT_ALL));
    }

    @Override
    public void retryJob(String project, long id) {
        tell(() -> api().retryJob(token(), project, id, Nothing.AT_ALL));
    }

    @Override
    public void cancelJob(String project, long id) {
        tell(() -> api().cancelJob(token(), project, id, Nothing.AT_ALL));
    }

    @Override
    public String log(String project, long job) {
        return find(() -> api().log(token(), project, job)).orElse("");
    }

    private GitLabApi api() {
        if (isConfigured) return api.get();
        throw new Unanswered("GITLAB_API_URL, GITLAB_TOKEN and GITLAB_TRIGGER_PIPELINE_TOKEN are not set", null, null);
    }

    private String token() {
        return secrets.named("GITLAB_TOKEN").reveal();
    }

    private static <T> T get(Supplier<@Nullable T> request) {
        return find(request).orElseThrow(() -> new Refused(404, "GitLab answers 404"));
    }

    /// What is not there any more needs not be told.
    private static void tell(Runnable request) {
        find(() -> {
            request.run();
            return null;
        });
    }

    private static <T> Optional<T> find(Supplier<@Nullable T> request) {
        try {
            return Optional.ofNullable(request.get());
        } catch (HttpClientResponseException answer) {
            if (answer.code() == 404) return Optional.empty();
            throw Answers.failure(answer);
        } catch (HttpClientException trouble) {
            throw new Unanswered("GitLab cannot be reached: " + Answers.cause(trouble), null, trouble);
        } catch (RemoteFailure noSecret) {
            throw new Unanswered(String.valueOf(noSecret.getMessage()), null, noSecret);
        }
    }
}
