package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FivePlacesTest {

    private static final String HANDLER =
            "functions/event-processor/src/main/java/dev/dispatcher/functions/eventprocessor/EventProcessorHandler.java";

    @TempDir
    Path root;

    @BeforeEach
    void house() throws IOException {
        write("functions/pom.xml", "<module>event-processor</module><module>cleanup</module>");
        write(HANDLER, "");
        write("functions/cleanup/src/main/java/dev/dispatcher/functions/cleanup/CleanupHandler.java", "");
        write("events/event-processor/nudge.json", "{}");
        write("events/cleanup/schedule.json", "{}");
        write("README.md", "| function | does |\n|---|---|\n| [`event-processor`](x) · `cleanup` | works |\n");
    }

    @Test
    void acceptsAHouseWhereEveryNameHasItsPlaces() {
        assertThat(FivePlaces.broken(template(), root)).isEmpty();
    }

    @Test
    void seesAMissingHandler() throws IOException {
        Files.delete(root.resolve(HANDLER));

        assertThat(FivePlaces.broken(template(), root))
                .containsExactly("event-processor has no handler: " + HANDLER + ".");
    }

    @Test
    void seesAMissingSample() throws IOException {
        Files.delete(root.resolve("events/cleanup/schedule.json"));

        assertThat(FivePlaces.broken(template(), root)).containsExactly("events/cleanup holds no sample payload.");
    }

    @Test
    void seesAMissingRow() throws IOException {
        write("README.md", "| `event-processor-2` | works |\n| `cleanup` | works |\nevent-processor is elsewhere");

        assertThat(FivePlaces.broken(template(), root))
                .containsExactly("The README's table has no row for event-processor.");
    }

    @Test
    void seesAFolderThatIsNotDeployed() throws IOException {
        write("functions/pom.xml", "<module>event-processor</module><module>cleanup</module><module>api</module>");

        assertThat(FivePlaces.broken(template(), root)).containsExactly("functions/api is not in the template.");
    }

    @Test
    void seesAFunctionWithoutAFolder() throws IOException {
        write("functions/pom.xml", "<module>event-processor</module>");

        assertThat(FivePlaces.broken(template(), root)).containsExactly("cleanup is not in functions/.");
    }

    @Test
    void seesADifferentOrder() throws IOException {
        write("functions/pom.xml", "<module>cleanup</module><module>event-processor</module>");

        assertThat(FivePlaces.broken(template(), root))
                .containsExactly("The template's functions are not in the order of functions/pom.xml.");
    }

    @Test
    void seesAHandlerAndAJarOfAnotherName() {
        var template = TemplateFile.parse("template.yaml", """
                Resources:
                  EventProcessorFunction:
                    Type: AWS::Serverless::Function
                    Properties: { Handler: app.Handler, CodeUri: app.jar }
                  CleanupFunction:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: dev.dispatcher.functions.cleanup.CleanupHandler
                      CodeUri: functions/cleanup/target/cleanup.jar
                """);

        assertThat(FivePlaces.broken(template, root))
                .containsExactly(
                        "The handler of event-processor has to be dev.dispatcher.functions.eventprocessor.EventProcessorHandler.",
                        "The code of event-processor has to be functions/event-processor/target/event-processor.jar.");
    }

    private static TemplateFile template() {
        return TemplateFile.parse("template.yaml", """
                Resources:
                  EventProcessorFunction:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: dev.dispatcher.functions.eventprocessor.EventProcessorHandler
                      CodeUri: functions/event-processor/target/event-processor.jar
                  CleanupFunction:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: dev.dispatcher.functions.cleanup.CleanupHandler
                      CodeUri: functions/cleanup/target/cleanup.jar
                """);
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }
}
