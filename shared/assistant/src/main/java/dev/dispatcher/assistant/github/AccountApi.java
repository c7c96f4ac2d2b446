package dev.dispatcher.assistant.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.client.annotation.Client;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// GitHub's REST interface, word for word, with a person's token. A 404 comes back as an answer, any other no as an
/// exception.
@Client(id = "github", errorType = String.class)
@Header(name = "Accept", value = "application/vnd.github+json")
@Header(name = "X-GitHub-Api-Version", value = "2022-11-28")
@Header(name = "User-Agent", value = "dispatcher")
interface AccountApi {

    String AS = "Authorization";
    String REPO = "/repos/{owner}/{repo}";
    String RUN = REPO + "/actions/runs/{id}";
    String PULL = REPO + "/pulls/{number}";
    String HOOK = REPO + "/hooks/{id}";

    @Get("/user")
    HttpResponse<JsonNode> user(@Header(AS) String bearer);

    @Get("/user/repos?sort=pushed&per_page=100")
    HttpResponse<JsonNode> repositories(@Header(AS) String bearer);

    @Get("/search/issues?per_page=20&q={q}")
    HttpResponse<JsonNode> search(@Header(AS) String bearer, String q);

    @Get("/repositories/{id}")
    HttpResponse<JsonNode> repository(@Header(AS) String bearer, String id);

    @Get(REPO)
    HttpResponse<JsonNode> repository(@Header(AS) String bearer, String owner, String repo);

    @Get(REPO + "/branches/{ref}")
    HttpResponse<JsonNode> branch(@Header(AS) String bearer, String owner, String repo, String ref);

    @Get(REPO + "/actions/workflows?per_page=50")
    HttpResponse<JsonNode> workflows(@Header(AS) String bearer, String owner, String repo);

    @Post(REPO + "/actions/workflows/{workflow}/dispatches")
    HttpResponse<JsonNode> dispatch(
            @Header(AS) String bearer, String owner, String repo, String workflow, @Body Map<String, Object> body);

    @Get(REPO + "/actions/runs?per_page=10{&branch}")
    HttpResponse<JsonNode> runs(@Header(AS) String bearer, String owner, String repo, @Nullable String branch);

    @Get(RUN)
    HttpResponse<JsonNode> run(@Header(AS) String bearer, String owner, String repo, long id);

    @Post(RUN + "/cancel")
    HttpResponse<JsonNode> cancel(
            @Header(AS) String bearer, String owner, String repo, long id, @Body Map<String, Object> body);

    @Post(RUN + "/rerun-failed-jobs")
    HttpResponse<JsonNode> rerun(
            @Header(AS) String bearer, String owner, String repo, long id, @Body Map<String, Object> body);

    @Get(PULL)
    HttpResponse<JsonNode> pull(@Header(AS) String bearer, String owner, String repo, long number);

    @Patch(PULL)
    HttpResponse<JsonNode> change(
            @Header(AS) String bearer, String owner, String repo, long number, @Body Map<String, Object> body);

    @Put(PULL + "/merge")
    HttpResponse<JsonNode> merge(
            @Header(AS) String bearer, String owner, String repo, long number, @Body Map<String, Object> body);

    @Get(PULL + "/reviews?per_page=100")
    HttpResponse<JsonNode> reviews(@Header(AS) String bearer, String owner, String repo, long number);

    @Post(PULL + "/reviews")
    HttpResponse<JsonNode> review(
            @Header(AS) String bearer, String owner, String repo, long number, @Body Map<String, Object> body);

    @Get(REPO + "/issues/{number}/comments?per_page=100&since={since}")
    HttpResponse<JsonNode> comments(@Header(AS) String bearer, String owner, String repo, long number, String since);

    @Post(REPO + "/issues/{number}/comments")
    HttpResponse<JsonNode> comment(
            @Header(AS) String bearer, String owner, String repo, long number, @Body Map<String, Object> body);

    @Get("/orgs/{org}/teams/{team}/members?per_page=100&page={page}")
    HttpResponse<JsonNode> members(@Header(AS) String bearer, String org, String team, int page);

    @Get(REPO + "/compare/{span}")
    HttpResponse<JsonNode> compare(@Header(AS) String bearer, String owner, String repo, String span);

    @Get(REPO + "/hooks?per_page=100")
    HttpResponse<JsonNode> hooks(@Header(AS) String bearer, String owner, String repo);

    @Post(REPO + "/hooks")
    HttpResponse<JsonNode> createHook(
            @Header(AS) String bearer, String owner, String repo, @Body Map<String, Object> body);

    @Patch(HOOK)
    HttpResponse<JsonNode> updateHook(
            @Header(AS) String bearer, String owner, String repo, long id, @Body Map<String, Object> body);

    @Delete(HOOK)
    HttpResponse<JsonNode> deleteHook(@Header(AS) String bearer, String owner, String repo, long id);

    @Post(HOOK + "/pings")
    HttpResponse<JsonNode> ping(
            @Header(AS) String bearer, String owner, String repo, long id, @Body Map<String, Object> body);

    @Get(HOOK + "/deliveries?per_page=100")
    HttpResponse<JsonNode> deliveries(@Header(AS) String bearer, String owner, String repo, long id);

    @Post(HOOK + "/deliveries/{delivery}/attempts")
    HttpResponse<JsonNode> again(
            @Header(AS) String bearer,
            String owner,
            String repo,
            long id,
            long delivery,
            @Body Map<String, Object> body);
}
