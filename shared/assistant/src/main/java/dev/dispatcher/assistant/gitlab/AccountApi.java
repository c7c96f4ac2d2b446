package dev.dispatcher.assistant.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.client.annotation.Client;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// GitLab's REST interface, word for word, with a person's token. What stands in a path or a query is percent-encoded.
/// A 404 comes back as an answer, any other no as an exception.
@Client(id = "gitlab", errorType = String.class)
interface AccountApi {

    String AS = "Authorization";
    String PROJECT = "/projects/{project}";
    String PIPELINE = PROJECT + "/pipelines/{id}";
    String REQUEST = PROJECT + "/merge_requests/{number}";
    String HOOK = PROJECT + "/hooks/{id}";

    @Get("/user")
    HttpResponse<JsonNode> user(@Header(AS) String bearer);

    @Get("/personal_access_tokens/self")
    HttpResponse<JsonNode> token(@Header(AS) String bearer);

    @Delete("/personal_access_tokens/self")
    HttpResponse<JsonNode> revokeToken(@Header(AS) String bearer);

    @Get(
            "/projects?membership=true&simple=false&order_by=last_activity_at&per_page=50&min_access_level={level}&search_namespaces=true&search={search}")
    HttpResponse<JsonNode> projects(@Header(AS) String bearer, int level, String search);

    @Get(PROJECT)
    HttpResponse<JsonNode> project(@Header(AS) String bearer, String project);

    @Get(PROJECT + "/members/all/{user}")
    HttpResponse<JsonNode> member(@Header(AS) String bearer, String project, long user);

    @Get(PROJECT + "/repository/branches/{name}")
    HttpResponse<JsonNode> branch(@Header(AS) String bearer, String project, String name);

    @Get(PROJECT + "/pipelines?per_page=10{&ref}")
    HttpResponse<JsonNode> pipelines(@Header(AS) String bearer, String project, @Nullable String ref);

    @Get(PIPELINE)
    HttpResponse<JsonNode> pipeline(@Header(AS) String bearer, String project, long id);

    @Get(PIPELINE + "/jobs?per_page=1&scope%5B%5D=failed&scope%5B%5D=canceled")
    HttpResponse<JsonNode> lostJobs(@Header(AS) String bearer, String project, long id);

    @Post(PROJECT + "/pipeline")
    HttpResponse<JsonNode> run(@Header(AS) String bearer, String project, @Body Map<String, Object> body);

    @Post(PIPELINE + "/cancel")
    HttpResponse<JsonNode> cancel(@Header(AS) String bearer, String project, long id, @Body Map<String, Object> body);

    @Post(PIPELINE + "/retry")
    HttpResponse<JsonNode> retry(@Header(AS) String bearer, String project, long id, @Body Map<String, Object> body);

    @Get(PROJECT + "/jobs/{id}")
    HttpResponse<JsonNode> job(@Header(AS) String bearer, String project, long id);

    @Post(PROJECT + "/jobs/{id}/play")
    HttpResponse<JsonNode> play(@Header(AS) String bearer, String project, long id, @Body Map<String, Object> body);

    @Get("/merge_requests?scope=all&state=opened&per_page=20&reviewer_username={username}")
    HttpResponse<JsonNode> toReview(@Header(AS) String bearer, String username);

    @Get("/merge_requests?scope=all&state=opened&per_page=20&author_username={username}")
    HttpResponse<JsonNode> authored(@Header(AS) String bearer, String username);

    @Get(REQUEST)
    HttpResponse<JsonNode> request(@Header(AS) String bearer, String project, long number);

    @Put(REQUEST)
    HttpResponse<JsonNode> change(
            @Header(AS) String bearer, String project, long number, @Body Map<String, Object> body);

    @Put(REQUEST + "/merge")
    HttpResponse<JsonNode> merge(
            @Header(AS) String bearer, String project, long number, @Body Map<String, Object> body);

    @Get(REQUEST + "/approvals")
    HttpResponse<JsonNode> approvals(@Header(AS) String bearer, String project, long number);

    @Post(REQUEST + "/approve")
    HttpResponse<JsonNode> approve(
            @Header(AS) String bearer, String project, long number, @Body Map<String, Object> body);

    @Get(REQUEST + "/notes?order_by=created_at&sort=desc&per_page=100")
    HttpResponse<JsonNode> notes(@Header(AS) String bearer, String project, long number);

    @Post(REQUEST + "/notes")
    HttpResponse<JsonNode> note(@Header(AS) String bearer, String project, long number, @Body Map<String, Object> body);

    @Get("/groups/{group}/members?per_page=100&page={page}")
    HttpResponse<JsonNode> members(@Header(AS) String bearer, String group, int page);

    @Get(PROJECT + "/repository/compare?from={from}&to={to}")
    HttpResponse<JsonNode> compare(@Header(AS) String bearer, String project, String from, String to);

    @Get(PROJECT + "/hooks?per_page=100")
    HttpResponse<JsonNode> hooks(@Header(AS) String bearer, String project);

    @Post(PROJECT + "/hooks")
    HttpResponse<JsonNode> createHook(@Header(AS) String bearer, String project, @Body Map<String, Object> body);

    @Put(HOOK)
    HttpResponse<JsonNode> updateHook(
            @Header(AS) String bearer, String project, long id, @Body Map<String, Object> body);

    @Delete(HOOK)
    HttpResponse<JsonNode> deleteHook(@Header(AS) String bearer, String project, long id);

    @Post(HOOK + "/test/push_events")
    HttpResponse<JsonNode> testHook(@Header(AS) String bearer, String project, long id, @Body Map<String, Object> body);

    @Get(HOOK + "/events?per_page=100")
    HttpResponse<JsonNode> hookEvents(@Header(AS) String bearer, String project, long id);

    @Post(HOOK + "/events/{event}/resend")
    HttpResponse<JsonNode> resend(
            @Header(AS) String bearer, String project, long id, long event, @Body Map<String, Object> body);
}
