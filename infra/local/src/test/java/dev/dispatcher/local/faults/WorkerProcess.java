package dev.dispatcher.local.faults;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/// The event processor as Lambda runs it: its packaged jar and AWS's own runtime client, in a process of its own.
final class WorkerProcess implements AutoCloseable {

    static final Path JAR = Path.of(System.getProperty("root", "../.."))
            .toAbsolutePath()
            .resolve("functions/event-processor/target/event-processor.jar");

    private static final String HANDLER = "dev.dispatcher.functions.eventprocessor.EventProcessorHandler";

    private final RuntimeApi api;
    private final Process process;
    private final Path output;

    WorkerProcess(OwnQueues queues, Map<String, String> variables) {
        this.api = new RuntimeApi(queues);
        try {
            this.output = Files.createTempFile("worker", ".log");
            var command = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            classPath(),
                            AWSLambda.class.getName(),
                            HANDLER))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(output.toFile()));
            command.environment().clear();
            command.environment().putAll(variables);
            command.environment()
                    .putAll(Map.of(
                            "AWS_LAMBDA_RUNTIME_API", api.address(),
                            "AWS_LAMBDA_FUNCTION_NAME", "event-processor",
                            "AWS_LAMBDA_FUNCTION_VERSION", "1",
                            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
                            "_HANDLER", HANDLER));
            this.process = command.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The function, and beside it what Lambda's own machine carries.
    private static String classPath() {
        return Stream.concat(
                        Stream.of(JAR.toString()),
                        Stream.of(AWSLambda.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                                .map(WorkerProcess::home))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// SIGKILL: no hook, no finally, no last word.
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        api.close();
    }

    /// What it had to say, for who wonders why it did not do its work.
    String lastWords() {
        try {
            return api.errors() + "\n" + Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
