package dev.dispatcher.local.lambda;

import dev.dispatcher.local.template.FunctionSpec;
import java.util.HashMap;
import java.util.Map;

/// What Lambda itself tells every function, beside what the template says.
public final class Surroundings {

    public static final String REGION = "eu-west-1";
    public static final String ACCOUNT = "000000000000";
    static final int MEMORY_MB = 1769;

    private Surroundings() {}

    public static String arn(FunctionSpec function) {
        return "arn:aws:lambda:%s:%s:function:%s".formatted(REGION, ACCOUNT, function.name());
    }

    /// The environment of this function, once Lambda has added its own variables.
    public static Map<String, String> around(FunctionSpec function, Map<String, String> variables) {
        var all = new HashMap<>(variables);
        all.put("AWS_REGION", REGION);
        all.put("AWS_DEFAULT_REGION", REGION);
        all.put("AWS_ACCESS_KEY_ID", "local");
        all.put("AWS_SECRET_ACCESS_KEY", "local");
        all.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(MEMORY_MB));
        return all;
    }
}
