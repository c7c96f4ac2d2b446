package dev.dispatcher.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.Settings;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class AwsTest {

    @Test
    void takesTheCredentialsItIsGiven() {
        assertThat(aws(Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "key"))
                        .credentials()
                        .resolveCredentials())
                .isEqualTo(AwsBasicCredentials.create("id", "key"));
        assertThat(aws(Map.of("AWS_ACCESS_KEY_ID", "i", "AWS_SECRET_ACCESS_KEY", "k", "AWS_SESSION_TOKEN", "t"))
                        .credentials()
                        .resolveCredentials())
                .isEqualTo(AwsSessionCredentials.create("i", "k", "t"));
    }

    @Test
    void leavesTheRestToTheSdk() {
        assertThat(aws(Map.of()).credentials().toString()).contains("DefaultCredentialsProvider");
    }

    @Test
    void namesTheVariableThatIsWrong() {
        assertThatThrownBy(() -> aws(Map.of()).region()).hasMessage("AWS_REGION is not set.");
        assertThatThrownBy(() -> aws(Map.of("AWS_ACCESS_KEY_ID", "id")).credentials())
                .hasMessage("AWS_SECRET_ACCESS_KEY is not set.");
        assertThatThrownBy(() ->
                        aws(Map.of("AWS_ENDPOINT_URL_SQS", "localhost:9324")).endpoint("sqs"))
                .hasMessage("AWS_ENDPOINT_URL_SQS must be an address such as http://localhost:9324,"
                        + " but is 'localhost:9324'.");
    }

    @Test
    void knowsWhereAServiceIsNotAtItsUsualAddress() {
        var aws = aws(Map.of("AWS_ENDPOINT_URL_SQS", "http://localhost:9324"));

        assertThat(aws.endpoint("sqs")).contains(URI.create("http://localhost:9324"));
        assertThat(aws.endpoint("lambda")).isEmpty();
    }

    private static Aws aws(Map<String, String> variables) {
        return new Aws(new Settings(variables));
    }
}
