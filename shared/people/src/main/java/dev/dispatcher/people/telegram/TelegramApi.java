package dev.dispatcher.people.telegram;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.annotation.Client;
import java.util.Map;

/// The Bot API: every method is called alike. The token goes into the path as it is, with its colon.
@Client(id = "telegram")
interface TelegramApi {

    @Post("/bot{+token}/{method}")
    Map<String, Object> call(String token, String method, @Body Map<String, Object> parameters);
}
