package dev.dispatcher.stands.gitlab;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.client.annotation.Client;
import java.util.List;
import java.util.Map;

/// GitLab's REST interface, word for word. What stands in a path or a query is percent-encoded, `/` included.
/// A 404 comes back as null.
@Client(id = "gitlab", errorType = String.class)
interface GitLabApi {

    String TOKEN = "PRIVATE-TOKEN";
    String BRANCHES = "/projects/{project}/repository/branches";
    String ENVIRONMENTS = "/projects/{project}/environments";
    String VARIABLES = "/projects/{project}/variables";
    String OF_SCOPE = "/{key}?filter%5Benvironment_scope%5D={scope}";
    String PIPELINES = "/projects/{project}/pipelines";
    String JOBS = "/projects/{project}/jobs";

    @Get(BRANCHES + "/{name}")
    Branch branch(@Header(TOKEN) String token, String project, String name);

    @Post(BRANCHES)
    Branch createBranch(@Header(TOKEN) String token, String project, @Body NewBranch body);

    @Delete(BRANCHES + "/{name}")
    void deleteBranch(@Header(TOKEN) String token, String project, String name);

    @Get(ENVIRONMENTS + "?name={name}")
    List<Environment> environments(@Header(TOKEN) String token, String project, String name);

    @Post(ENVIRONMENTS)
    Environment createEnvironment(@Header(TOKEN) String token, String project, @Body Named body);

    @Post(ENVIRONMENTS + "/{id}/stop")
    void stopEnvironment(@Header(TOKEN) String token, String project, long id, @Body Nothing body);

    @Delete(ENVIRONMENTS + "/{id}")
    void deleteEnvironment(@Header(TOKEN) String token, String project, long id);

    @Get(VARIABLES + OF_SCOPE)
    Variable variable(@Header(TOKEN) String token, String project, String key, String scope);

    @Post(VARIABLES)
    Variable createVariable(@Header(TOKEN) String token, String project, @Body Variable body);

    @Put(VARIABLES + OF_SCOPE)
    Variable updateVariable(@Header(TOKEN) String token, String project, String key, String scope, @Body NewValue body);

    @Delete(VARIABLES + OF_SCOPE)
    void deleteVariable(@Header(TOKEN) String token, String project, String key, String scope);

    @Post("/projects/{project}/trigger/pipeline")
    Pipeline trigger(String project, @Body NewPipeline body);

    @Get(PIPELINES + "?ref={ref}&source=trigger&created_after={since}&order_by=id&sort=desc&per_page=100")
    List<Pipeline> triggered(@Header(TOKEN) String token, String project, String ref, String since);

    @Get(PIPELINES + "/{id}/variables")
    List<PipelineVariable> pipelineVariables(@Header(TOKEN) String token, String project, long id);

    @Get(PIPELINES + "/{id}")
    Pipeline pipeline(@Header(TOKEN) String token, String project, long id);

    @Get(PIPELINES + "/{id}/jobs?per_page=100&page={page}")
    List<Job> jobs(@Header(TOKEN) String token, String project, long id, int page);

    @Post(PIPELINES + "/{id}/cancel")
    void cancelPipeline(@Header(TOKEN) String token, String project, long id, @Body Nothing body);

    @Post(JOBS + "/{id}/play")
    void playJob(@Header(TOKEN) String token, String project, long id, @Body Nothing body);

    @Post(JOBS + "/{id}/retry")
    void retryJob(@Header(TOKEN) String token, String project, long id, @Body Nothing body);

    @Post(JOBS + "/{id}/cancel")
    void cancelJob(@Header(TOKEN) String token, String project, long id, @Body Nothing body);

    @Get(JOBS + "/{id}/trace")
    @Consumes(MediaType.TEXT_PLAIN)
    String log(@Header(TOKEN) String token, String project, long id);

    record NewBranch(String branch, String ref) {}

    record Named(String name) {}

    record NewValue(String value) {}

    record Nothing() {

        static final Nothing AT_ALL = new Nothing();
    }

    /// The token goes into the body: a URL ends up in logs.
    record NewPipeline(String token, String ref, Map<String, String> variables) {

        @Override
        public String toString() {
            return "NewPipeline[ref=" + ref + "]";
        }
    }

    @com.fasterxml.jackson.annotation.JsonIgnoreProperties(ignoreUnknown = true)
    record PipelineVariable(String key, String value) {}
}
