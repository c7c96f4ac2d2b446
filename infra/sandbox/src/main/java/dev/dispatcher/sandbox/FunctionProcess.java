package dev.dispatcher.sandbox;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/// A packaged function as Lambda runs it: unpacked, with AWS's own runtime client around it, in a process of its own.
public final class FunctionProcess implements AutoCloseable {

    /// AWS's own implementation of CRaC, which the managed runtime names in the same way.
    private static final String CRAC = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

    private final Process process;
    private final Path output;

    /// `options` are for the JVM. `variables` are all the process is told, beside what Lambda itself tells it.
    public FunctionProcess(
            FunctionFolder folder, String handler, LambdaApi api, List<String> options, Map<String, String> variables) {
        try {
            this.output = Files.createTempFile("function", ".log");
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", CRAC));
            command.addAll(List.of("-cp", classPath(), AWSLambda.class.getName(), handler));
            var starting = new ProcessBuilder(command)
                    .directory(folder.path().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(output.toFile()));
            starting.environment().clear();
            starting.environment()
                    .putAll(Map.of(
                            "AWS_LAMBDA_FUNCTION_NAME", "function",
                            "AWS_LAMBDA_FUNCTION_VERSION", "1",
                            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769"));
            starting.environment().putAll(variables);
            starting.environment().putAll(Map.of("AWS_LAMBDA_RUNTIME_API", api.address(), "_HANDLER", handler));
            this.process = starting.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What Lambda's own machine carries. The function's own classes are found in the folder it is started in.
    private static String classPath() {
        return Stream.of(LambdaRuntime.class, AWSLambda.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(FunctionProcess::home)
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

    public boolean isAlive() {
        return process.isAlive();
    }

    /// The most memory it ever held, as Linux counts it.
    public long peakKib() {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            return 0; // it has ended
        }
    }

    /// What it had to say, for who wonders why it did not do its work.
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// SIGKILL: no hook, no finally, no last word.
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Files.deleteIfExists(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
